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
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

class DiffCommandTest {
  @TempDir private Path folder;

  private Path record(String run, RunRecord record) {
    Path file = folder.resolve(run).resolve("records").resolve(record.name() + ".json");
    RecordFile.write(record, file);
    return folder.resolve(run);
  }

  private static Result observed(String id, String value) {
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put("versions", value);
    return new Result(
        id,
        Outcome.PASS,
        Optional.empty(),
        "",
        "",
        "",
        facts,
        List.of(),
        0,
        List.of(Graded.of(Outcome.PASS)));
  }

  @Test
  void the_four_classes_and_the_versions() throws IOException {
    Path before =
        record(
            "a",
            Records.of(
                Result.plain("edns/x/changed", Outcome.PASS, ""),
                Result.plain("edns/x/deleted", Outcome.PASS, ""),
                observed("edns/x/observed", "1"),
                Result.plain("edns/x/same", Outcome.WARN, "whatever")));
    Path after =
        record(
            "b",
            Records.on(
                Records.of(
                    Result.plain("edns/x/added", Outcome.PASS, ""),
                    Result.plain("edns/x/changed", Outcome.FAIL, "now"),
                    observed("edns/x/observed", "2"),
                    Result.plain("edns/x/same", Outcome.WARN, "other words")),
                new TargetInfo("unbound", true, "Unbound", "1.18.0", new TreeMap<>())));
    Path json = folder.resolve("diff.json");

    Cli.Run run = Cli.run("diff", before, after, "--json", json);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            edns-unbound: Unbound 1.17.1 -> Unbound 1.18.0
              added     edns/x/added  nothing -> pass
              changed   edns/x/changed  pass -> fail
              deleted   edns/x/deleted  pass -> nothing
              changed   edns/x/observed  versions: 1 -> 2
              2 changed, 1 added, 1 deleted, 1 unchanged
            """);
    assertThat(Files.readString(json))
        .contains("\"before\" : \"pass\"", "\"after\" : \"fail\"", "\"unchanged\" : 1");
  }

  @Test
  void nothing_differs() {
    Path run = record("a", Records.of(Result.plain("edns/x/one", Outcome.PASS, "")));

    assertThat(Cli.run("diff", run, run, "-q")).isEqualTo(new Cli.Run(0, "", ""));
  }

  @Test
  void two_targets_of_one_probe_side_by_side() {
    RunRecord unbound = Records.of(Result.plain("edns/x/one", Outcome.PASS, ""));
    Path first = record("a", unbound);
    Path second =
        record(
            "b", Records.on(unbound, new TargetInfo("bind", true, "BIND", "9", new TreeMap<>())));

    Cli.Run run =
        Cli.run(
            "diff",
            first.resolve("records/edns-unbound.json"),
            second.resolve("records/edns-bind.json"));

    assertThat(run.out()).startsWith("edns-unbound -> edns-bind: Unbound 1.17.1 -> BIND 9\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void a_target_that_is_new_and_one_that_is_gone() {
    RunRecord unbound = Records.of(Result.plain("edns/x/one", Outcome.PASS, ""));
    Path first = record("a", unbound);
    Path second =
        record(
            "b", Records.on(unbound, new TargetInfo("bind", true, "BIND", "9", new TreeMap<>())));
    record("b", Records.of(Result.plain("edns/x/one", Outcome.PASS, "")));
    record("a", Records.of(Result.plain("edns/x/one", Outcome.PASS, "")));

    Cli.Run run = Cli.run("diff", first, second);

    assertThat(run.out()).contains("edns-bind: no record -> BIND 9", "0 changed, 1 added");
  }

  @Test
  void by_version_whatever_the_names() {
    for (String version : List.of("1.9.0", "1.10.2", "1.17.1")) {
      Outcome outcome = version.equals("1.9.0") ? Outcome.FAIL : Outcome.PASS;
      record(
          "a",
          Records.on(
              Records.of(Result.plain("edns/x/one", outcome, "")),
              new TargetInfo("u-" + version, true, "Unbound", version, new TreeMap<>())));
    }
    Path other =
        record(
            "b",
            Records.on(
                Records.of(Result.plain("edns/x/one", Outcome.WARN, "")),
                new TargetInfo("u", true, "Unbound", "1.20", new TreeMap<>())));
    record(
        "b",
        Records.on(
            Records.of(Result.plain("edns/x/one", Outcome.PASS, "")),
            new TargetInfo("bind", true, "BIND", "9.18", new TreeMap<>())));

    assertThat(Cli.run("diff", folder.resolve("a"), other, "--by-version"))
        .isEqualTo(
            new Cli.Run(
                1,
                """
                edns-u-1.9.0 -> edns-u-1.10.2: Unbound 1.9.0 -> Unbound 1.10.2
                  changed   edns/x/one  fail -> pass
                  1 changed, 0 added, 0 deleted, 0 unchanged
                edns-u-1.10.2 -> edns-u-1.17.1: Unbound 1.10.2 -> Unbound 1.17.1
                  0 changed, 0 added, 0 deleted, 1 unchanged
                edns-u-1.17.1 -> edns-u: Unbound 1.17.1 -> Unbound 1.20
                  changed   edns/x/one  pass -> warn
                  1 changed, 0 added, 0 deleted, 0 unchanged
                """,
                ""));
    assertThat(Cli.run("diff", other, "--by-version").status()).as("one version each").isEqualTo(4);
    assertThat(Cli.run("diff", other).err()).contains("expected two runs, A and B");
  }

  @Test
  void a_flaky_check_is_told_as_such() {
    Result pass = Result.plain("edns/x/one", Outcome.PASS, "");
    Path before = record("a", Records.of(pass));
    Path after = record("b", Records.of(pass.and(Result.plain("edns/x/one", Outcome.FAIL, ""))));

    assertThat(Cli.run("diff", before, after).out()).contains("edns/x/one  pass -> pass|fail");
  }

  @Test
  void what_is_no_record() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(Cli.run("diff", empty, empty).status()).isEqualTo(4);
    assertThat(Cli.run("diff", folder.resolve("no"), empty).status()).isEqualTo(2);
    assertThat(Cli.run("diff", empty).status()).as("one path").isEqualTo(2);
  }
}
