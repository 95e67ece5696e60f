// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A folder with an environment of its own, in which commands are run. */
final class Shell {
  /** By these this process may be a job of some service itself. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "CI|CI_.*|GITHUB_.*|GITLAB_.*|JENKINS_.*|PROTOPROBE_.*|COLUMNS|LANG|LC_.*|TZ");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String path = System.getenv("PATH");

  /**
   * What a command gave.
   *
   * @param words standard output and error
   */
  record Run(int status, String words) {
    Run good() {
      assertThat(status).as(words).isZero();
      return this;
    }
  }

  Shell(Path folder) {
    this.folder = folder;
    environment.put("LC_ALL", "C.UTF-8");
  }

  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Puts a folder before all others that programs are looked for in. */
  Shell first(Path programs) {
    path = programs + ":" + path;
    return this;
  }

  Path folder() {
    return folder;
  }

  Run run(String... command) throws Exception {
    Path words = Files.createTempFile("words", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(SERVICE.asMatchPredicate());
    builder.environment().putAll(environment);
    builder.environment().put("PATH", path);
    builder.redirectErrorStream(true).redirectOutput(words.toFile());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(List.of(command) + " ends").isTrue();
      return new Run(process.exitValue(), Files.readString(words, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(words);
    }
  }

  /** As services run the steps of a job: the first command that fails ends it. */
  Run script(String script) throws Exception {
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
  }
}
