// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import protoprobe.kit.testing.Peers;

/** Debian's Chromium without a window, a process for each question, with a profile of its own. */
final class Chromium {
  private static final long SECONDS = 120;

  /** 2: CONTENT_SETTING_BLOCK. Blink's own switch would disable --dump-dom too. */
  private static final String NO_SCRIPTS =
      "{\"profile\": {\"default_content_setting_values\": {\"javascript\": 2}}}";

  private final Path program = Peers.require("chromium");
  private final Path folder;
  private final boolean scripts;

  /**
   * @param folder for profiles and what the browser writes
   */
  Chromium(Path folder) {
    this(folder, true);
  }

  private Chromium(Path folder, boolean scripts) {
    this.folder = folder;
    this.scripts = scripts;
  }

  /** One whose user has switched scripts off in the settings. */
  Chromium withoutScripts() {
    return new Chromium(folder, false);
  }

  /** The document after its scripts have run. */
  Document dom(String url) {
    Path out = run(url, List.of("--dump-dom"));
    try {
      return Jsoup.parse(Files.readString(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is seen of it in a window of 1200 by 900. */
  BufferedImage picture(String url, String... flags) {
    try {
      Path file = Files.createTempFile(folder, "picture", ".png");
      List<String> all = new ArrayList<>(List.of(flags));
      all.addAll(List.of("--window-size=1200,900", "--hide-scrollbars", "--screenshot=" + file));
      run(url, all);
      return ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path run(String url, List<String> flags) {
    try {
      Path own = Files.createTempDirectory(folder, "chromium");
      if (!scripts) {
        Files.createDirectories(own.resolve("profile/Default"));
        Files.writeString(own.resolve("profile/Default/Preferences"), NO_SCRIPTS);
      }
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(
          List.of(
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-background-networking",
              "--no-first-run",
              "--disable-sync",
              "--disable-component-update",
              "--user-data-dir=" + own.resolve("profile")));
      command.addAll(flags);
      command.add(url);
      Path out = own.resolve("out");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(own.resolve("log").toFile())
              .start();
      await(process, command);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(Process process, List<String> command) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("not done after " + SECONDS + " s: " + command);
      }
      if (process.exitValue() != 0) {
        throw new AssertionError("exit code " + process.exitValue() + ": " + command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + command, e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
