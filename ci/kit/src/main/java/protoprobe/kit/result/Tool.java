// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    try (InputStream in = Tool.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(in);
      return new Tool(name, properties.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
