// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of bounded length. */
final class ReportReader {
  private final InputStream in;
  private final int longest;

  /**
   * @param longest line that is read, in octets
   */
  ReportReader(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /**
   * The next line, without its end; empty at the end of the stream.
   *
   * @throws IOException if the line is too long or the stream breaks
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return line.size() == 0 ? Optional.empty() : Optional.of(text(line));
      }
      if (line.size() == longest) {
        throw new IOException("a line of more than " + longest + " octets");
      }
      line.write(octet);
    }
    return Optional.of(text(line));
  }

  /** What was not read yet, of any length. */
  InputStream rest() {
    return in;
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.UTF_8);
  }
}
