// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;

/**
 * The program that made a record.
 *
 * @param name name of the executable
 * @param version its version
 */
public record Tool(String name, String version) {
  private static final String RESOURCE = "/protoprobe/kit/version.properties";

  /** The tool of that name, in the version that was built. */
  public static Tool named(String name) {
    return new Tool(name, built().getProperty("version"));
  }

  /** The day of that version, which does not depend on when it was built. */
  public static LocalDate date() {
    return LocalDate.ofInstant(Instant.parse(built().getProperty("date")), ZoneOffset.UTC);
  }

  private static Properties built() {
    try (InputStream in = Tool.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
