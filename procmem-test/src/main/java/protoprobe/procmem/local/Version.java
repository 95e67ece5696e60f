// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version a program prints. */
final class Version {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d+\\.\\d+[\\w.~+-]*");
  private static final int MOST = 8192;
  private static final int PATIENCE_SECONDS = 5;

  private Version() {}

  /** The first number with a dot in what this command line prints. */
  static Optional<String> printed(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] text = process.getInputStream().readNBytes(MOST);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return number(new String(text, StandardCharsets.UTF_8));
    } catch (IOException unknown) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** In {@code runsc version release-20221219.0} too, as well as in {@code 0.0~20221219.0}. */
  static Optional<String> number(String text) {
    Matcher match = NUMBER.matcher(text);
    return match.find() ? Optional.of(match.group()) : Optional.empty();
  }
}
