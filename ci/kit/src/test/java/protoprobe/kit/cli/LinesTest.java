// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import protoprobe.kit.result.RecordFile;

/** What every command line has, and the commands beside run. */
class LinesTest {
  @TempDir private Path home;

  @Test
  void list() throws JsonProcessingException {
    assertThat(Tool.run("list").out().lines().map(line -> line.split(" ", 2)[0]))
        .contains("sample/must/pass", "sample/table/pear", "sample/hazard/forge")
        .isSorted();
    assertThat(Tool.run("list", "--only", "sample/table").out()).hasLineCount(2);
    JsonNode json = RecordFile.mapper().readTree(Tool.run("list", "--json").out());
    assertThat(json.findValuesAsText("id")).contains("sample/table/pear");
    assertThat(json.get(0).get("level").textValue()).isIn("MUST", "SHOULD", "MAY", "INFO");
    assertThat(Tool.run("list", "--only", "sample/none").status()).isEqualTo(2);
  }

  @Test
  void explain() {
    Tool run = Tool.run("explain", "sample/table/pear");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("sample/table/pear\n", "Walks a table.", "It is a pear.", "RFC 1 section 5")
        .contains("sample-probe run TARGET --only sample/table/pear", "SMP-01");
    assertThat(Tool.run("explain", "sample/none").status()).isEqualTo(2);
    assertThat(Tool.run("explain").status()).isEqualTo(2);
  }

  @Test
  void a_word_with_an_at_sign_is_a_word() {
    assertThat(Tool.run("echo", "@192.0.2.53", "x", "@/etc/passwd"))
        .isEqualTo(new Tool(0, "[@192.0.2.53, x, @/etc/passwd]\n", ""));
  }

  @Test
  void help_version_and_completion() {
    assertThat(Tool.run("--help").out())
        .contains("Exit codes:", "130   interrupted", "sample-probe run host")
        .contains("sample-probe.run.progress = plain", ".sample-probe.properties");
    assertThat(Tool.run("run", "--help").out())
        .contains(
            List.of(
                "--only",
                "--skip",
                "--level",
                "--strict",
                "--intrusive",
                "--out",
                "--junit",
                "--json",
                "--expect",
                "--update-expectations",
                "--jobs",
                "--timeout",
                "--total-timeout",
                "--repeat",
                "--progress",
                "--color",
                "-4",
                "-6",
                "-q",
                "-v",
                "--version",
                "--name",
                "--junit-dialect",
                "Exit codes:"));
    assertThat(Tool.run("--version").out()).matches("sample-probe \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(Tool.run("list", "-V").out()).startsWith("sample-probe ");
    assertThat(Tool.run("completion").out()).contains("complete -F _complete_sample-probe");
    assertThat(Tool.run("fly").err()).contains("'fly'").hasLineCount(1);
    assertThat(Tool.run("fly").status()).isEqualTo(2);
    assertThat(Tool.run().status()).as("no command").isEqualTo(2);
  }

  @Test
  void messages_are_printable() {
    assertThat(Tool.run("explain", "a\u001b[2Jb\u202Ec").err())
        .contains("a\\x1b[2Jb\\x{202e}c")
        .doesNotContain("\u001b", "\u202E");
    assertThat(Tool.run("\u001b[2J").err()).doesNotContain("\u001b");
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void defaults_come_from_the_tools_own_file() throws IOException {
    String before = System.getProperty("user.home");
    System.setProperty("user.home", home.toString());
    try {
      Files.writeString(home.resolve(".run.properties"), "only = sample/must/fail\n");
      assertThat(lines("run", "host", "--progress=none", "--only=sample/must/pass")).isNotEmpty();
      Files.writeString(
          home.resolve(".sample-probe.properties"),
          "sample-probe.run.only = sample/must/pass\nprogress = none\n");

      assertThat(lines("run", "host")).last().asString().isEqualTo("✔ host: as expected");
      assertThat(Tool.run("run", "host", "--only", "sample/must/fail").status())
          .as("the command line wins")
          .isEqualTo(1);
      assertThat(lines("list")).as("another command's own default").hasSizeGreaterThan(5);
      Files.writeString(home.resolve(".sample-probe.properties"), "sample-probe.run.jobs = many\n");
      assertThat(Tool.run("run", "host").err()).contains("'--jobs'", "many").hasLineCount(1);
    } finally {
      System.setProperty("user.home", before);
    }
  }

  private static List<String> lines(Object... arguments) {
    return Tool.run(arguments).out().lines().toList();
  }
}
