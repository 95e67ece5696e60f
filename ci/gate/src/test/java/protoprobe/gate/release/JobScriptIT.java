// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.testing.Peers;

/** The script that every template calls, between stand-ins that exit as they are told. */
@Timeout(60)
class JobScriptIT {
  private static final Path SCRIPT = Release.CI.resolve("templates/conformance-job");

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void stand_ins() throws IOException {
    Files.copy(SCRIPT, Files.createDirectories(folder.resolve("bin")).resolve("conformance-job"));
    program(
        "sample-probe",
        """
        echo "probe $*" >>calls
        for word; do out=$word; done
        case ${PROBE:-0} in 2) ;; *) mkdir -p "$out/records" && : >"$out/records/sample-x.json" ;; esac
        exit ${PROBE:-0}
        """);
    program(
        "conformance",
        """
        echo "$*" >>calls
        case $1 in gate) mkdir -p "$2/junit"; exit ${GATE:-0} ;; esac
        case $1 in merge) mkdir -p conformance-results/records && : >conformance-results/records/a.json; exit ${MERGE:-0} ;; esac
        """);
    shell = new Shell(folder).first(folder.resolve("bin"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, conforms",
    "1, 1, 1, deviates",
    "3, 3, 3, no verdict",
    "4, 4, 4, nothing ran",
    "130, 3, 130, broken off",
    "0, 1, 1, deviates",
    "3, 1, 3, no verdict"
  })
  void the_worse_of_probe_and_gate_counts(String probe, String gate, int status, String verdict)
      throws Exception {
    shell.with("PROBE", probe).with("GATE", gate);

    Shell.Run run = shell.run("bin/conformance-job", "run", "--", "sample-probe", "run", "x");

    assertThat(run.status()).as(run.words()).isEqualTo(status);
    assertThat(run.words()).contains("conformance-job: %s (exit %d)".formatted(verdict, status));
    assertThat(calls())
        .containsExactly(
            "probe run x --progress plain --out conformance-results",
            "gate conformance-results --junit conformance-results/junit"
                + " --summary conformance-results/summary.md",
            "matrix conformance-results --out conformance-results/site",
            "badge conformance-results --out conformance-results/badges");
  }

  @Test
  void without_a_record_nothing_is_judged() throws Exception {
    shell.with("PROBE", "2");
    assertThat(shell.run("bin/conformance-job", "run", "--", "sample-probe", "run").status())
        .isEqualTo(2);
    assertThat(calls()).hasSize(1);
  }

  @Test
  void options_reach_whoever_needs_them_and_a_command_may_be_quoted() throws Exception {
    shell.with("PROTOPROBE_RUN", "sample-probe run --exec 'a b'").with("GITHUB_ACTIONS", "true");
    shell.with("GITHUB_STEP_SUMMARY", "summary").with("GITHUB_OUTPUT", "output");
    program(
        "sample-probe",
        "printf '<%s>' \"$@\" >>calls; echo >>calls; mkdir -p out/records; : >out/records/a.json");

    shell.run("bin/conformance-job", "run", "--strict", "--expect", "known", "--out", "out").good();

    assertThat(calls())
        .startsWith(
            "<run><--exec><a b><--strict><--expect><known><--progress><plain><--out><out>",
            "gate out --strict --expect known --junit out/junit --summary summary --annotations",
            "matrix out --expect known --out out/site");
    assertThat(folder.resolve("output")).hasContent("verdict=conforms\nstatus=0\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "3, 0", "4, 0", "2, 2", "130, 130"})
  void a_part_leaves_its_record_to_the_judge(String probe, int status) throws Exception {
    Shell.Run run =
        shell.with("PROBE", probe).run("bin/conformance-job", "part", "--", "sample-probe", "run");

    assertThat(run.status()).as(run.words()).isEqualTo(status);
    assertThat(calls())
        .containsExactly("probe run --shard auto --progress plain --out conformance-results");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 0, 1", "0, 1, 1", "1, 3, 3", "2, 0, 2"})
  void parts_are_merged_before_they_are_judged(String merge, String gate, int status)
      throws Exception {
    shell.with("MERGE", merge).with("GATE", gate);
    assertThat(shell.run("bin/conformance-job", "judge", "a", "b").status()).isEqualTo(status);
    assertThat(calls())
        .startsWith(
            "merge a b --out conformance-results",
            "gate conformance-results"
                + " --junit conformance-results/junit --summary conformance-results/summary.md");
  }

  @Test
  void wrong_command_lines_are_refused() throws Exception {
    for (String[] words :
        List.of(
            new String[] {"bin/conformance-job"},
            new String[] {"bin/conformance-job", "fly"},
            new String[] {"bin/conformance-job", "run", "--what"},
            new String[] {"bin/conformance-job", "run", "--out"},
            new String[] {"bin/conformance-job", "run"},
            new String[] {"bin/conformance-job", "run", "--", "no-such-probe"},
            new String[] {"bin/conformance-job", "judge"})) {
      Shell.Run run = shell.run(words);
      assertThat(run.status()).as(String.join(" ", words) + run.words()).isEqualTo(2);
      assertThat(run.words())
          .startsWith("conformance-job: ")
          .contains("Usage: conformance-job run");
    }
    assertThat(shell.run("bin/conformance-job", "--help").good().words()).startsWith("Usage: ");
  }

  @Test
  void shellcheck_has_nothing_to_say() throws Exception {
    String shellcheck = Peers.require("shellcheck").toString();
    for (String script : List.of("templates/conformance-job", "release", "licences/gather")) {
      assertThat(shell.run(shellcheck, Release.CI.resolve(script).toString()).words())
          .as(script)
          .isEmpty();
    }
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> calls() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("calls"))) {
      return lines.map(String::strip).collect(Collectors.toList());
    }
  }
}
