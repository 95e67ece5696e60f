// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.gate.probe.Home;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

/** The cases of the gate: exit code and the line that says why. */
class GateCommandTest {
  private static final String ID = "edns/x/one";

  @TempDir private Path folder;
  private Path expectations;

  @BeforeEach
  void folders() throws IOException {
    expectations = Files.createDirectories(folder.resolve("expectations"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pass           |                  | 0 | unbound: as expected
          fail           | fail             | 0 | 1 expected deviation
          unsupported    | unsupported      | 0 | 1 expected deviation
          inconclusive   | inconclusive     | 0 | 1 expected deviation
          not-applicable |                  | 0 | unbound: as expected
          warn           |                  | 0 | unbound: as expected
          fail           |                  | 1 | fail, and no line lists it
          unsupported    |                  | 1 | unsupported, and no line lists it
          fail           | warn             | 1 | lists warn
          unsupported    | fail             | 1 | lists fail
          pass           | fail             | 1 | delete the line 'edns/x/one fail' of
          warn           | fail             | 1 | delete the line 'edns/x/one fail' of
          inconclusive   |                  | 3 | inconclusive, and no line lists it
          error          |                  | 3 | an error is our own fault
          error          | fail             | 3 | an error is our own fault
          """)
  void seen_against_listed(String seen, String listed, int status, String words)
      throws IOException {
    record(Records.of(Result.plain(ID, Outcome.ofWord(seen).orElseThrow(), "what was seen")));
    if (listed != null) {
      expect(ID + " " + listed + " -- RFC 1 section 1");
    }

    Cli.Run run = gate();

    assertThat(run.status()).as(run.toString()).isEqualTo(status);
    assertThat(run.out()).contains(words);
    if (status != 0) {
      assertThat(run.out()).contains("edns-probe run --local unbound --only " + ID);
    }
  }

  @Test
  void what_only_records_is_not_counted_as_passed() throws IOException {
    RunRecord record =
        Records.of(
            Result.plain(ID, Outcome.PASS, ""), Result.plain("edns/x/seen", Outcome.PASS, ""));
    record(Records.with(record, Records.requirement("edns/x/seen", Level.INFO)));

    assertThat(gate().out())
        .contains(
            "edns-unbound     2 of 2 decided,    1 passed,    1 info,   0 expected deviations");
  }

  @Test
  void a_warning_is_a_deviation_only_if_strict() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.WARN, "")));

    assertThat(gate("--strict").status()).isEqualTo(1);
    assertThat(gate().status()).isZero();
  }

  @Test
  void a_stale_line_can_be_allowed_and_is_named_nevertheless() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.PASS, "")));
    expect(ID + " fail -- RFC 1 section 1");

    Cli.Run run = gate("--allow-unexpected-pass", "--junit", folder.resolve("junit"));

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("delete the line 'edns/x/one fail'");
    assertThat(folder.resolve("junit/TEST-edns-unbound.xml")).content().contains("failures=\"0\"");
  }

  @Test
  void a_listed_id_that_did_not_run_is_a_deviation() throws IOException {
    record(
        Records.of(
            RunState.INTERRUPTED,
            "stopped",
            List.of(ID),
            Result.plain("edns/a/b", Outcome.PASS, "")));
    expect(ID + " fail -- RFC 1 section 1");

    Cli.Run run = gate();

    assertThat(run.status()).as("130 outweighs 1").isEqualTo(130);
    assertThat(run.out()).contains("not run, ", "edns-unbound.txt:1 lists it");
  }

  @Test
  void a_listed_id_that_was_filtered_out_is_none() throws IOException {
    RunRecord record = Records.of(Result.plain("edns/a/b", Outcome.PASS, ""));
    record(Records.with(record, Records.requirement(ID, Level.MUST)));
    expect(ID + " fail -- RFC 1 section 1");

    assertThat(gate().status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          edns/no/such fail -- RFC 1      | unknown id 'edns/no/such', expected one that
          edns/x/one fail                 | expected ID OUTCOME
          edns/x/one fail -- because      | expected a reason that cites
          edns/x/one fail -- TODO RFC 1   | expected a reason that cites
          edns/x/one error -- RFC 1       | an error is our own fault and can never be expected
          edns/x/one sad -- RFC 1         | expected an outcome
          """)
  void expectations_that_cannot_be_understood(String line, String words) throws IOException {
    record(Records.of(Result.plain(ID, Outcome.PASS, "")));
    expect(line);

    Cli.Run run = gate();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("edns-unbound.txt:1: ", words).doesNotContain("\tat ");
    assertThat(run.out()).as("nothing is judged by halves").isEmpty();
  }

  @Test
  void an_id_listed_twice() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.FAIL, "")));
    expect(ID + " fail -- RFC 1", ID + " warn -- RFC 2");

    assertThat(gate())
        .satisfies(run -> assertThat(run.status()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("expected one line; the other is"));
  }

  @Test
  void nothing_ran() throws IOException {
    record(Records.of());
    assertThat(gate().status()).as("a record without results").isEqualTo(4);

    Path empty = Files.createDirectory(folder.resolve("empty"));
    Cli.Run run = Cli.run("gate", empty);
    assertThat(run.status()).as("a folder without records").isEqualTo(4);
    assertThat(run.err()).contains("no run record in [" + empty);
  }

  @Test
  void an_absent_target_counts_only_where_peers_are_required() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.PASS, "")));
    record(on("bind", Records.of(RunState.ABSENT, "program named not found", List.of())));
    Home nowhere = new Home(Optional.empty(), "");

    assertThat(gate().status()).isZero();
    Cli.Run run =
        Cli.with(nowhere, Map.of("PROTOPROBE_REQUIRE_PEERS", "1"), "gate", folder.resolve("out"));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("program named not found");
    assertThat(run.err()).contains("edns-bind: absent, and PROTOPROBE_REQUIRE_PEERS=1 demands it");
  }

  @Test
  void too_few_decided_checks() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.PASS, "")));
    expect("floor 2");

    assertThat(gate())
        .satisfies(run -> assertThat(run.status()).isEqualTo(1))
        .satisfies(
            run -> assertThat(run.out()).contains("1 checks decided, expected at least 2 (floor)"));
  }

  @Test
  void expectations_without_a_record_are_a_deviation_if_their_probe_ran() throws IOException {
    Path file = record(Records.of(Result.plain(ID, Outcome.PASS, "")));
    Path knot = Files.writeString(expectations.resolve("edns-knot.txt"), "");
    Path caddy = Files.writeString(expectations.resolve("quic-caddy.txt"), "");

    Cli.Run all = gate();
    assertThat(all.status()).isEqualTo(1);
    assertThat(all.err())
        .contains(knot + ": no record of this target: it did not run, or is no more")
        .contains(caddy + ": not used, no record of this target");

    Cli.Run one = Cli.run("gate", file, "--expect", expectations);
    assertThat(one.status()).as("a record that the user chose").isZero();
    assertThat(one.err()).contains(knot + ": not used, no record of this target");
  }

  @Test
  void records_that_are_none() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"schema\": 1,");
    Path record = record(Records.of(Result.plain(ID, Outcome.PASS, "")));

    assertThat(Cli.run("gate", file).err()).contains("broken.json: not a run record: ");
    assertThat(Cli.run("gate", file).status()).isEqualTo(2);
    assertThat(Cli.run("gate", folder.resolve("nowhere")).status()).isEqualTo(2);
    assertThat(Cli.run("gate", record, record).err()).contains("both are records of edns-unbound");
    assertThat(Cli.run("gate", record, record).status()).isEqualTo(2);
    assertThat(Cli.run("gate").status()).isEqualTo(2);
    assertThat(Cli.run("gate", record, "--expect", folder.resolve("no")).status()).isEqualTo(2);
  }

  @Test
  void one_file_is_not_for_several_records() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.FAIL, "")));
    expect(ID + " fail -- RFC 1");
    Path file = expectations.resolve("edns-unbound.txt");
    Path renamed = Files.copy(file, folder.resolve("any-name"));
    assertThat(Cli.run("gate", folder.resolve("out"), "--expect", renamed))
        .satisfies(run -> assertThat(run.status()).isZero())
        .satisfies(run -> assertThat(run.err()).as("it is used").isEmpty());

    record(on("bind", Records.of(Result.plain(ID, Outcome.FAIL, ""))));

    Cli.Run run = Cli.run("gate", folder.resolve("out"), "--expect", file);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("one file for 2 records, expected a folder");
  }

  @Test
  void an_update_writes_what_was_seen_and_asks_for_reasons() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.FAIL, "")));
    record(on("bind", Records.of(Result.plain(ID, Outcome.PASS, ""))));
    record(on("knot", Records.of(RunState.ABSENT, "not here", List.of())));
    Path places = folder.resolve("new");

    Cli.Run run =
        Cli.run("gate", folder.resolve("out"), "--expect", places, "--update-expectations");

    assertThat(run.status()).as("what it had to add is a deviation").isEqualTo(1);
    assertThat(run.err()).contains("edns-unbound.txt: 1 line wants a reason with a citation");
    assertThat(places.resolve("edns-unbound.txt")).content().isEqualTo(ID + " fail -- TODO\n");
    assertThat(places.resolve("edns-bind.txt")).doesNotExist();
    assertThat(places.resolve("edns-knot.txt")).doesNotExist();
    assertThat(Cli.run("gate", folder.resolve("out"), "--update-expectations").status())
        .as("without --expect")
        .isEqualTo(2);
  }

  @Test
  void an_update_that_only_deletes_leaves_nothing_to_do() throws IOException {
    record(Records.of(Result.plain(ID, Outcome.PASS, "")));
    expect("# why", ID + " fail -- RFC 1");

    assertThat(gate("--update-expectations").status()).isZero();

    assertThat(expectations.resolve("edns-unbound.txt")).content().isEqualTo("# why\n");
  }

  private Path record(RunRecord record) {
    Path file = folder.resolve("out/records/" + record.name() + ".json");
    RecordFile.write(record, file);
    return file;
  }

  private static RunRecord on(String target, RunRecord record) {
    return Records.on(record, new TargetInfo(target, true, target, "1", new TreeMap<>()));
  }

  private void expect(String... lines) throws IOException {
    Files.write(expectations.resolve("edns-unbound.txt"), List.of(lines));
  }

  private Cli.Run gate(Object... options) {
    List<Object> line = new java.util.ArrayList<>(List.of("gate", folder.resolve("out")));
    line.addAll(List.of("--expect", expectations));
    line.addAll(List.of(options));
    return Cli.run(line.toArray());
  }
}
