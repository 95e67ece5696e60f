// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class MergeCommandTest {
  private static final Result ONE = Result.plain("edns/x/one", Outcome.PASS, "");
  private static final Result TWO = Result.plain("edns/x/two", Outcome.FAIL, "seen");

  @TempDir private Path folder;

  private Path run(String name, RunState state, String unfinished, Result... results) {
    RunRecord record =
        Records.of(
            state,
            state == RunState.COMPLETE ? "" : "1 of 2",
            unfinished.isEmpty() ? List.of() : List.of(unfinished),
            results);
    RecordFile.write(record, folder.resolve(name + "/records/edns-unbound.json"));
    return folder.resolve(name);
  }

  private RunRecord merged() {
    return RecordFile.read(folder.resolve("out/records/edns-unbound.json"));
  }

  private Cli.Run merge(Path... runs) {
    List<Object> line = new java.util.ArrayList<>(List.of("merge"));
    line.addAll(List.of(runs));
    line.addAll(List.of("--out", folder.resolve("out")));
    return Cli.run(line.toArray());
  }

  @Test
  void parts_become_a_complete_record() {
    Path first = run("a", RunState.PART, "edns/x/two", ONE);
    Path second = run("b", RunState.PART, "edns/x/one", TWO);

    assertThat(merge(first, second)).isEqualTo(new Cli.Run(0, "", ""));

    assertThat(merged().state()).isEqualTo(RunState.COMPLETE);
    assertThat(merged().results()).containsExactly(ONE, TWO);
    assertThat(Cli.run("validate", folder.resolve("out/records/edns-unbound.json")).status())
        .isZero();
  }

  @Test
  void a_gap_is_told_and_the_record_says_so() {
    Cli.Run run = merge(run("a", RunState.PART, "edns/x/two", ONE));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("edns-unbound: edns/x/two: planned, and in no record");
    assertThat(merged().state()).isEqualTo(RunState.INCOMPLETE);
    assertThat(merged().reason()).isEqualTo("1 of 2 planned ids are in no record");
  }

  @Test
  void an_overlap_is_told_and_counted_once() {
    Path first = run("a", RunState.PART, "edns/x/two", ONE);
    Path second = run("b", RunState.COMPLETE, "", ONE, TWO);

    Cli.Run run = merge(first, second);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("edns/x/one: in ", " and in ");
    assertThat(merged().results()).containsExactly(ONE, TWO);
  }

  /** One part was killed in the middle and run again: nothing is lost, nothing counted twice. */
  @Test
  void a_part_that_was_run_again_replaces_what_was_cut_off() {
    Path killed =
        run(
            "killed",
            RunState.INTERRUPTED,
            "edns/x/two",
            Result.plain("edns/x/one", Outcome.FAIL, "cut off"));
    Path first = run("a", RunState.PART, "edns/x/two", ONE);
    Path second = run("b", RunState.PART, "edns/x/one", TWO);

    assertThat(merge(killed, second, first)).isEqualTo(new Cli.Run(0, "", ""));

    assertThat(merged().results()).containsExactly(ONE, TWO);
  }

  @Test
  void what_a_part_had_not_done_when_it_was_stopped_is_a_gap() {
    Path stopped = run("stopped", RunState.INTERRUPTED, "edns/x/two", ONE);

    Cli.Run run = merge(stopped);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("edns-unbound: edns/x/two: planned, and in no record");
    assertThat(merged().results()).as("what it had done").containsExactly(ONE);
    assertThat(merged().state()).isEqualTo(RunState.INCOMPLETE);
  }

  @Test
  void parts_of_different_runs_do_not_go_together() {
    Path first = run("a", RunState.PART, "edns/x/two", ONE);
    Path other = run("b", RunState.PART, "edns/x/three", TWO);

    Cli.Run run = merge(first, other);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("expected parts of one run, their catalogue differs");
  }

  @Test
  void evidence_comes_along_and_what_leads_outside_does_not() throws IOException {
    Path outside = Files.writeString(folder.resolve("secret"), "secret");
    Result kept =
        new Result(
            "edns/x/one",
            Outcome.PASS,
            Optional.empty(),
            "",
            "",
            "",
            new TreeMap<>(),
            List.of(
                new EvidenceFile("evidence/edns-unbound/one/m.txt", "text/plain"),
                new EvidenceFile("../secret", "text/plain"),
                new EvidenceFile("evidence/../../secret", "text/plain")),
            0,
            List.of(Graded.of(Outcome.PASS)));
    Path run = run("a", RunState.COMPLETE, "", kept);
    Path file = run.resolve("evidence/edns-unbound/one/m.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "seen");

    assertThat(merge(run).status()).isZero();

    assertThat(folder.resolve("out/evidence/edns-unbound/one/m.txt")).hasContent("seen");
    assertThat(folder.resolve("out/secret")).doesNotExist();
    assertThat(outside).hasContent("secret");
  }

  @Test
  void the_same_records_give_the_same_file_in_any_order() throws IOException {
    Path first = run("a", RunState.PART, "edns/x/two", ONE);
    Path second = run("b", RunState.PART, "edns/x/one", TWO);
    merge(first, second);
    byte[] once = Files.readAllBytes(folder.resolve("out/records/edns-unbound.json"));

    merge(second, first);

    assertThat(folder.resolve("out/records/edns-unbound.json")).hasBinaryContent(once);
  }

  @Test
  void nothing_to_merge() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(merge(empty).status()).isEqualTo(4);
    assertThat(merge(folder.resolve("no")).status()).isEqualTo(2);
  }
}
