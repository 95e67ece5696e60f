// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.Glimpse;
import protoprobe.kit.process.Program;

/** Which version runs. */
final class Versions {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d+\\.\\d+[\\w.~+-]*");

  private Versions() {}

  /** As the running server tells it: TXT of version.bind in class CHAOS. */
  static Optional<String> of(Endpoint endpoint) {
    return Glimpse.version(endpoint).flatMap(Versions::number);
  }

  /** As the program prints it. */
  static Optional<String> printed(Recipe recipe, Program program) {
    try {
      Process process =
          new ProcessBuilder(recipe.versionCommand(program)).redirectErrorStream(true).start();
      byte[] text = process.getInputStream().readNBytes(8192);
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return number(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static Optional<String> number(String text) {
    Matcher match = NUMBER.matcher(text);
    return match.find() ? Optional.of(match.group()) : Optional.empty();
  }
}
