// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.result.Tool;

class RunComparisonTest {
  private static final Result PASS = result("edns/a", Outcome.PASS, Grade.EXACT, "7", 12);
  private static final Result FAIL = result("edns/b", Outcome.FAIL, Grade.WRONG, "none", 5);

  private @TempDir Path first;
  private @TempDir Path second;

  @Test
  void onlyTimesDiffer() throws IOException {
    write(first, PASS, FAIL);
    write(second, FAIL, result("edns/a", Outcome.PASS, Grade.EXACT, "7", 999));
    assertThat(RunComparison.between(first, second)).isEmpty();
  }

  @Test
  void outcomeGradeAndObservationCount() throws IOException {
    write(first, PASS, FAIL);
    write(
        second,
        result("edns/a", Outcome.PASS, Grade.GENERIC, "7", 12),
        result("edns/b", Outcome.FAIL, Grade.WRONG, "22", 5));
    assertThat(RunComparison.between(first, second))
        .containsExactly(
            "edns-unbound edns/a: pass:exact {ede=7} → pass:generic {ede=7}",
            "edns-unbound edns/b: fail:wrong {ede=none} → fail:wrong {ede=22}");
  }

  @Test
  void anIdThatIsMissingOnOneSide() throws IOException {
    write(first, PASS);
    write(second, PASS, FAIL);
    assertThat(RunComparison.between(first, second))
        .containsExactly("edns-unbound edns/b: not there → fail:wrong {ede=none}");
    assertThat(RunComparison.between(second, first))
        .containsExactly("edns-unbound edns/b: fail:wrong {ede=none} → not there");
  }

  @Test
  void runsThatWereCutOffDoNotAgree() throws IOException {
    write(first, RunState.INCOMPLETE, PASS);
    write(second, RunState.INCOMPLETE, PASS);
    assertThat(RunComparison.between(first, second))
        .containsExactly("edns-unbound: run cut off: incomplete → run cut off: incomplete");
  }

  @Test
  void noRecordsAreNoAgreement() throws IOException {
    Files.createDirectory(first.resolve("records"));
    write(second, PASS);
    assertThatIOException()
        .isThrownBy(() -> RunComparison.between(first, second))
        .withMessageContaining("expected run records, got none");
  }

  private static Result result(
      String id, Outcome outcome, Grade grade, String ede, long durationMillis) {
    return new Result(
        id,
        outcome,
        Optional.of(grade),
        "",
        "",
        "",
        new TreeMap<>(Map.of("ede", ede)),
        List.of(),
        durationMillis,
        List.of(Graded.of(outcome)));
  }

  private static void write(Path folder, Result... results) {
    write(folder, RunState.COMPLETE, results);
  }

  private static void write(Path folder, RunState state, Result... results) {
    RunRecord record =
        new RunRecord(
            RunRecord.SCHEMA,
            new Tool("edns-probe", "1"),
            "edns",
            new TargetInfo("unbound", true, "Unbound", "1.17.1", new TreeMap<>()),
            Environment.here(),
            List.of("edns-probe"),
            Instant.now(),
            Instant.now(),
            state,
            "",
            List.of(),
            List.of("edns/a", "edns/b"),
            List.of(results));
    RecordFile.write(record, folder.resolve("records/edns-unbound.json"));
  }
}
