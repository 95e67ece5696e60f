// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/**
 * The Dockerfile, as far as it goes without a daemon and a base image: two readers, its packages by
 * apt, and its links and its command in a folder that stands for the image's root.
 */
@Timeout(600)
class DockerIT {
  private static final Path FILE = Release.CI.resolve("templates/docker/Dockerfile");
  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) ((?:.*\\\\\\n)*.*)$");

  private static final String READ =
      """
      import { validate } from 'dockerfile-utils'
      import { readFileSync } from 'node:fs'
      console.log(JSON.stringify(validate(readFileSync(process.argv[2], 'utf8')).map(each => each.message)))
      """;

  @TempDir static Path packages;
  @TempDir Path root;

  private static Npm npm;

  @BeforeAll
  static void install() throws Exception {
    npm = Npm.install(packages, "dockerfile-utils@0.16.3", "dockerfilelint@1.8.0");
  }

  @Test
  void two_readers_have_nothing_to_say() throws Exception {
    assertThat(npm.script(READ, FILE)).isEqualTo("[]");
    Shell.Run lint = lint(FILE);
    assertThat(lint.status()).as(lint.words()).isZero();
  }

  @Test
  void the_readers_find_mistakes() throws Exception {
    Path wrong = root.resolve("Dockerfile");
    Files.writeString(wrong, Files.readString(FILE).replace("WORKDIR", "WORKDIRR"));
    assertThat(npm.script(READ, wrong)).contains("WORKDIRR");
    assertThat(lint(wrong).status()).isNotZero();
  }

  @Test
  void apt_knows_its_packages() throws Exception {
    Peers.require("apt-get");
    String install =
        instructions("RUN")
            .get(0)
            .lines()
            .filter(line -> line.contains("install"))
            .findFirst()
            .orElseThrow();
    String packages = install.replaceAll(".*--no-install-recommends|\\\\", "").strip();
    assertThat(packages).contains("openjdk-17-jre-headless");
    List<String> line = List.of(("apt-get --simulate install " + packages).split(" "));
    new Shell(root).run(line.toArray(String[]::new)).good();
  }

  @Test
  void the_archive_is_unpacked_linked_and_started() throws Exception {
    assertThat(instructions("ADD")).containsExactly("protoprobe-*.tar.gz /opt/");
    Path archive = Release.archive();
    assertThat(archive.getFileName().toString()).matches("protoprobe-.*\\.tar\\.gz");
    Files.createDirectories(root.resolve("opt"));
    Files.createDirectories(root.resolve("usr/local/bin"));
    new Shell(root).run("tar", "-xzf", archive.toString(), "-C", "opt").good();
    String link = instructions("RUN").get(1).lines().findFirst().orElseThrow().replace("\\", "");

    new Shell(root).script(link.replaceAll(" /", " " + root + "/")).good();

    Shell image = new Shell(root).first(root.resolve("usr/local/bin"));
    assertThat(instructions("CMD")).containsExactly("[\"conformance\", \"--help\"]");
    assertThat(image.script("conformance --help").good().words()).startsWith("Usage: conformance");
    Shell.Run run = image.script("conformance-job run -- " + Example.UNREACHABLE);
    assertThat(run.status()).as(run.words()).isEqualTo(3);
    assertThat(run.words()).contains("conformance-job: no verdict (exit 3)");
    assertThat(instructions("USER")).as("not as root").containsExactly("probe");
  }

  private Shell.Run lint(Path file) throws Exception {
    Path program = packages.resolve("node_modules/dockerfilelint/bin/dockerfilelint");
    return new Shell(root).run("node", program.toString(), file.toString());
  }

  private static List<String> instructions(String name) throws Exception {
    String text = Files.readString(FILE).replaceAll("(?m)^#.*\\n", "");
    return INSTRUCTION
        .matcher(text)
        .results()
        .filter(found -> found.group(1).equals(name))
        .map((MatchResult found) -> found.group(2))
        .toList();
  }
}
