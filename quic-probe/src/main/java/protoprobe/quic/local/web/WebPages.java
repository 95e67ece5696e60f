// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The files that every server serves, and what those serve besides that can do more. */
public final class WebPages {
  /** File name of the page at {@code /}. */
  public static final String INDEX = "index.html";

  /** A file of a mebibyte. */
  public static final String LARGE = "large.bin";

  /** Path of a redirect to {@code /}, with status 302. */
  public static final String REDIRECT = "/redirect";

  /** Path of an answer without content, but with {@link #FIELDS}. */
  public static final String HEADERS = "/headers";

  /** Two of the same name, and one that is long. */
  public static final List<Field> FIELDS =
      List.of(
          new Field("set-cookie", "a=1; Secure; HttpOnly"),
          new Field("set-cookie", "b=2; Secure; HttpOnly"),
          new Field("x-long", "0123456789abcdef".repeat(128)));

  private static final int MEBIBYTE = 1 << 20;
  private static final long SEED = 9114;

  private WebPages() {}

  /** A header field. */
  public record Field(String name, String value) {}

  /** Writes the files into a folder; their octets are always the same. */
  public static Path write(Path folder) {
    byte[] large = new byte[MEBIBYTE];
    new Random(SEED).nextBytes(large);
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(INDEX),
          """
          <!DOCTYPE html>
          <html lang="en"><title>protoprobe</title><p>Here is a page.</p></html>
          """);
      Files.write(folder.resolve(LARGE), large);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("pages in " + folder, e);
    }
  }
}
