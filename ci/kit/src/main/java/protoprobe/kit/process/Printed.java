// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a short command prints, such as a program's version. */
public final class Printed {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d+\\.\\d+[\\w.~+-]*");
  private static final int MOST = 65_536;
  private static final int PATIENCE_SECONDS = 5;

  private Printed() {}

  /**
   * The first 64 KiB of both its outputs; empty if it cannot be started.
   *
   * @param command ends by itself; if it has more to say, its output is closed, and it is killed
   *     five seconds later
   */
  public static String by(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] text;
      try (InputStream output = process.getInputStream()) {
        text = output.readNBytes(MOST);
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new String(text, StandardCharsets.UTF_8);
    } catch (IOException unknown) {
      return "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** The first number with a dot, such as {@code 1.17.1} or {@code 0.12.1+dfsg-1+deb12u1}. */
  public static Optional<String> number(String text) {
    Matcher match = NUMBER.matcher(text);
    return match.find() ? Optional.of(match.group()) : Optional.empty();
  }
}
