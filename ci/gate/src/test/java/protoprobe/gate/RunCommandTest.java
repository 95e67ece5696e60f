// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.gate.probe.Home;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

/** Runs of probes that are shell scripts. */
@Timeout(60)
class RunCommandTest {
  private static final String ONE = "edns/x/one";
  private static final RunRecord GOOD =
      Records.of(Result.plain(ONE, Outcome.PASS, ""), Result.plain("edns/x/two", Outcome.PASS, ""));
  private static final RunRecord BAD =
      Records.of(
          Result.plain(ONE, Outcome.FAIL, "what was seen"),
          Result.plain("edns/x/two", Outcome.PASS, ""));

  @TempDir private Path folder;
  private Path out;
  private FakeProbe probe;

  @BeforeEach
  void aProbe() throws IOException {
    out = folder.resolve("out");
    probe = FakeProbe.in(folder.resolve("bin"), "edns-probe");
  }

  @Test
  void as_expected() throws IOException {
    probe.writes("echo 'progress: end unbound 2/2 pass=2' >&2", GOOD);

    Cli.Run run = run();

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains("unbound: as expected")
        .contains(
            "edns-unbound     2 of 2 decided,    2 passed,    0 info,   0 expected deviations");
    assertThat(run.err())
        .isEqualTo("progress: begin unbound 0/2\nprogress: end unbound 2/2 pass=2\n");
    assertThat(out.resolve("junit/TEST-edns-unbound.xml")).content().contains("tests=\"2\"");
    assertThat(probe.calls())
        .containsExactly("list", "run --local all --out " + out + " -q --progress plain");
  }

  @Test
  void a_deviation_is_told_with_the_command_that_shows_it_again() throws IOException {
    probe.writes("exit 1", BAD);

    Cli.Run run = run();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("what was seen", "edns-probe run --local unbound --only " + ONE);
    assertThat(out.resolve("junit/TEST-edns-unbound.xml")).content().contains("<failure");
  }

  @Test
  void an_expected_deviation_is_none() throws IOException {
    probe.writes("exit 1", BAD);
    Path expectations = Files.createDirectory(folder.resolve("expectations"));
    Files.writeString(expectations.resolve("edns-unbound.txt"), ONE + " fail -- RFC 1\n");

    Cli.Run run = run("--expect", expectations);

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("1 expected deviations,   0 deviations");
    assertThat(out.resolve("junit/TEST-edns-unbound.xml"))
        .content()
        .contains("<skipped message=\"expected fail: RFC 1\"");
  }

  @Test
  void expectations_of_the_checkout_and_probes_in_it_are_found() throws IOException {
    Path top = checkout();
    FakeProbe found = FakeProbe.in(top.resolve("edns-probe/target"), "edns-probe");
    found.writes("exit 1", BAD);
    Files.writeString(top.resolve("ci/expectations/edns-unbound.txt"), ONE + " fail -- RFC 1\n");
    Home home = new Home(Optional.of(top.resolve("ci/gate/target/conformance")), "");

    Cli.Run run = Cli.with(home, Map.of(), "run", "--out", out);

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.err()).contains("quic-probe: not found in " + top);
    assertThat(found.calls()).hasSize(2);
  }

  @Test
  void no_probe_at_all() {
    Cli.Run run = Cli.run("run", "--out", out);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("no probe: expected one of [quic-probe, ");
    Cli.Run missing = Cli.run("run", "--out", out, "--probe", folder.resolve("no"));
    assertThat(missing.status()).isEqualTo(3);
    assertThat(missing.err()).contains("/no: no such program, expected an executable");
  }

  @Test
  void an_empty_catalogue_is_skipped() throws IOException {
    probe.writes("", GOOD);
    FakeProbe empty = FakeProbe.in(folder.resolve("bin"), "quic-probe").lists("");

    Cli.Run run = run("--probe", empty.program());

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.err()).contains("quic-probe: skipped, its catalogue is empty");
    assertThat(empty.calls()).containsExactly("list");

    Cli.Run alone = Cli.run("run", "--out", out, "--probe", empty.program());
    assertThat(alone.status()).isEqualTo(4);
    assertThat(alone.err()).contains("nothing ran");
  }

  @Test
  void absent_targets_count_only_where_peers_are_required() throws IOException {
    RunRecord absent = on("bind", Records.of(RunState.ABSENT, "program not found", List.of()));
    probe.writes("[ -z \"$PROTOPROBE_REQUIRE_PEERS\" ] || exit 3", GOOD, absent);

    assertThat(run().status()).isZero();
    Cli.Run required =
        Cli.with(
            new Home(Optional.empty(), ""),
            Map.of("PROTOPROBE_REQUIRE_PEERS", "1"),
            "run",
            "--out",
            out,
            "--probe",
            probe.program());
    assertThat(required.status()).isEqualTo(3);
    assertThat(required.err()).contains("edns-bind: absent, and PROTOPROBE_REQUIRE_PEERS=1");
  }

  @Test
  void only_absent_targets_are_nothing() throws IOException {
    probe.writes("", Records.of(RunState.ABSENT, "program not found", List.of()));

    assertThat(run().status()).isEqualTo(4);
  }

  @Test
  void a_selection_is_passed_to_the_probes_that_know_it() throws IOException {
    probe.writes("", GOOD);
    FakeProbe quic = FakeProbe.in(folder.resolve("bin"), "quic-probe").lists("quic/a/b MUST\n");

    Cli.Run run =
        run("--probe", quic.program(), "--only", ONE, "--skip", "edns/x/two,quic", "--level=MUST");

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.err()).contains("quic-probe: skipped, it has none of the ids of --only");
    assertThat(probe.calls().get(1))
        .endsWith("--progress plain --only=edns/x/one --skip=edns/x/two --level=MUST");
    Cli.Run unknown = run("--only", "edns/no");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("unknown check id 'edns/no'");
  }

  @Test
  void mistakes_in_expectations_show_before_anything_runs() throws IOException {
    Path expectations = Files.createDirectory(folder.resolve("expectations"));
    Files.writeString(expectations.resolve("edns-unbound.txt"), "what?\n");

    assertThat(run("--expect", expectations).status()).isEqualTo(2);
    assertThat(probe.calls()).isEmpty();
  }

  @Test
  void an_unknown_id_in_expectations_spoils_only_its_target() throws IOException {
    probe.writes("exit 1", BAD, on("bind", GOOD));
    Path expectations = Files.createDirectory(folder.resolve("expectations"));
    Files.writeString(expectations.resolve("edns-unbound.txt"), "edns/no fail -- RFC 1\n");

    Cli.Run run = run("--expect", expectations);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("unknown id 'edns/no'", "nothing is expected of edns-unbound");
    assertThat(run.out()).contains("bind: as expected");
  }

  private Path checkout() throws IOException {
    Path top = folder.resolve("checkout");
    for (String file : List.of("ci/gate/pom.xml", "ci/gate/target/conformance")) {
      Files.createDirectories(top.resolve(file).getParent());
      Files.createFile(top.resolve(file));
    }
    Files.createDirectories(top.resolve("ci/expectations"));
    return top;
  }

  private static RunRecord on(String target, RunRecord record) {
    return Records.on(record, new TargetInfo(target, true, target, "1", new TreeMap<>()));
  }

  private Cli.Run run(Object... options) {
    List<Object> line = new ArrayList<>(List.of("run", "--out", out));
    line.addAll(List.of("--probe", probe.program()));
    line.addAll(List.of(options));
    return Cli.run(line.toArray());
  }
}
