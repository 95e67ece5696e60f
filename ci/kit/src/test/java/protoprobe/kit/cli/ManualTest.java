// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {
  @Test
  void a_page_has_the_sections_in_their_order() {
    Tool page = Tool.run("manual");

    assertThat(page.status()).isZero();
    assertThat(sections(page.out()))
        .containsExactly(
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "COMMANDS",
            "EXIT STATUS",
            "EXAMPLES",
            "FILES",
            "SEE ALSO");
    assertThat(page.out())
        .startsWith(".TH \"SAMPLE-PROBE\" 1 \"2")
        .contains("sample\\-probe \\- Checks samples\n", "sample\\-probe run host\n")
        .contains(".TP\n\\fB130\\fR\ninterrupted; what was there is written\n")
        .as("a command that only the program calls")
        .doesNotContain("inside");
  }

  @Test
  void a_command_has_a_page_with_all_its_options() {
    String page = Tool.run("manual", "run").out();

    assertThat(sections(page)).contains("OPTIONS", "EXIT STATUS").doesNotContain("COMMANDS");
    assertThat(page)
        .contains("\\fB\\-\\-shard=I/N\\fR\nOnly part I of N;", "\\fB\\-h, \\-\\-help\\fR\n")
        .contains(".BR sample\\-probe (1),\n");
  }

  @Test
  void all_pages_are_written_at_once(@TempDir Path folder) throws Exception {
    Path pages = folder.resolve("man/man1");

    assertThat(Tool.run("manual", "--out", pages)).isEqualTo(new Tool(0, "", ""));

    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("sample-probe.1", "sample-probe-run.1", "sample-probe-manual.1")
          .doesNotContain("sample-probe-inside.1");
    }
    assertThat(pages.resolve("sample-probe-run.1")).hasContent(Tool.run("manual", "run").out());
  }

  @Test
  void an_unknown_command_is_a_usage_error() {
    assertThat(Tool.run("manual", "fly"))
        .isEqualTo(
            new Tool(2, "", "sample-probe: manual fly: expected a command of sample-probe\n"));
  }

  @Test
  void text_stays_text() {
    assertThat(Roff.escaped(".SH `a-b` \\fB'x'\né"))
        .isEqualTo("\\&.SH \\(gaa\\-b\\(ga \\efB\\(aqx\\(aq \\[u00E9]");
    assertThat(Roff.blocks("", "a:", "  b", "", "c"))
        .containsExactly(List.of("a:", "  b"), List.of("c"));
  }

  @Test
  void a_shell_completes_ids_and_local_targets() {
    String script = Tool.run("completion").out();

    String ids =
        Tool.run("list")
            .out()
            .lines()
            .map(line -> "\"" + line.split(" ")[0] + "\"")
            .collect(Collectors.joining(" "));
    assertThat(ids).contains("sample/must/pass");
    assertThat(script).contains("(" + ids + ")", "(\"all\" \"ghost\")");
  }

  private static List<String> sections(String page) {
    return page.lines()
        .filter(line -> line.startsWith(".SH "))
        .map(line -> line.substring(5, line.length() - 1))
        .toList();
  }
}
