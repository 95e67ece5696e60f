// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

/** Probes that fail, and folders that are not empty. */
@Timeout(60)
class RunTroubleTest {
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
  void a_probe_that_dies_does_not_keep_the_others_from_being_reported() throws IOException {
    probe.works("echo 'out of luck' >&2; exit 7");
    FakeProbe other = FakeProbe.in(folder.resolve("bin"), "quic-probe");
    other.writes("", on("caddy", GOOD));

    Cli.Run run = run("--probe", other.program());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("edns-probe: no record, exit status 7; its last words: out of luck\n");
    assertThat(run.out()).contains("caddy: as expected");
    assertThat(out.resolve("junit/TEST-edns-probe-all.xml"))
        .content()
        .contains("errors=\"1\"", "exit status 7");
  }

  @Test
  void two_probes_of_the_same_name_and_target() throws IOException {
    probe.writes("", GOOD);
    FakeProbe other = FakeProbe.in(folder.resolve("other"), "edns-probe");
    other.writes("exit 1", BAD);

    Cli.Run run = run("--probe", other.program(), "--probe", other.program());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("edns-probe: wrote edns-unbound, as another probe had");
    assertThat(run.out()).contains("what was seen").doesNotContain("as expected");
    assertThat(other.calls()).as("named twice, run once").hasSize(2);
  }

  @Test
  void a_probe_that_is_killed_after_its_first_record() throws IOException {
    probe.writes("kill -KILL $$", GOOD);

    Cli.Run run = run();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("edns-probe: killed by signal 9");
    assertThat(run.out()).contains("unbound: as expected");
  }

  @Test
  void an_exit_status_that_no_record_explains() throws IOException {
    probe.writes("echo 'disk full' >&2; exit 3", GOOD);
    assertThat(run())
        .satisfies(run -> assertThat(run.status()).isEqualTo(3))
        .satisfies(run -> assertThat(run.err()).contains("exit status 3; its last words: disk"));

    probe.writes("exit 2", GOOD);
    assertThat(run().status()).as("a usage error of ours").isEqualTo(2);
  }

  @Test
  void an_expected_inconclusive_explains_exit_status_3() throws IOException {
    probe.writes("exit 3", Records.of(Result.plain(ONE, Outcome.INCONCLUSIVE, "")));
    Path expectations = Files.createDirectory(folder.resolve("expectations"));
    Files.writeString(expectations.resolve("edns-unbound.txt"), ONE + " inconclusive -- RFC 1\n");

    assertThat(run("--expect", expectations).status()).isZero();
  }

  @Test
  void a_probe_that_cannot_list() throws IOException {
    probe.lists("").writes("", GOOD);
    Files.delete(probe.program().resolveSibling("edns-probe.list"));
    Files.writeString(probe.program(), "#!/bin/sh\necho 'no java' >&2\nexit 3\n");

    Cli.Run run = run();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("edns-probe list: exit status 3; its last words: no java");
  }

  @Test
  void a_truncated_record_is_the_probes_fault() throws IOException {
    probe.works("printf '{\"schema\": 1, \"tool\":' >\"$out/records/edns-unbound.json\"");

    Cli.Run run = run();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("edns-probe: it wrote what is no run record: ", "edns-unbound.json: ");
  }

  @Test
  void old_records_are_no_results() throws IOException {
    RecordFile.write(on("bind", BAD), out.resolve("records/edns-bind.json"));
    RecordFile.write(BAD, out.resolve("records/edns-unbound.json"));
    assertThat(Cli.run("matrix", out, "--out", out.resolve("site")).status()).isZero();
    assertThat(out.resolve("site/edns-bind.html")).as("a page of an old target").exists();
    Path evidence = Files.createDirectories(out.resolve("evidence/edns-bind/edns/x"));
    Files.writeString(evidence.resolve("answer.hex"), "00");
    probe.works("exit 7");
    run();
    assertThat(out.resolve("junit/TEST-edns-probe-all.xml")).exists();
    assertThat(out.resolve("site")).as("nothing ran, so there is no matrix").isEmptyDirectory();

    probe.writes("", GOOD);
    Cli.Run run = run();

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).doesNotContain("bind");
    assertThat(out.resolve("evidence/edns-bind")).doesNotExist();
    assertThat(out.resolve("junit/TEST-edns-probe-all.xml")).doesNotExist();
    assertThat(Cli.run("gate", out).out()).doesNotContain("bind");
  }

  @Test
  void what_is_not_ours_stays_and_is_no_result() throws IOException {
    Path foreign = Files.createDirectories(out.resolve("records")).resolve("theirs.json");
    Files.writeString(foreign, "{}");
    RecordFile.write(BAD, out.resolve("records/renamed.json"));
    Path xml = Files.createDirectories(out.resolve("junit")).resolve("TEST-theirs.xml");
    Files.writeString(xml, "<testsuite/>");
    Path page = Files.createDirectories(out.resolve("site")).resolve("theirs.html");
    Files.writeString(page, "<!DOCTYPE html><title>Conformance matrix</title>");
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "precious");
    Files.createDirectories(out.resolve("evidence"));
    Files.createSymbolicLink(out.resolve("evidence/edns-unbound"), outside);
    RecordFile.write(BAD, out.resolve("records/edns-unbound.json"));
    probe.writes("", on("bind", GOOD));

    Cli.Run run = run();

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(
            List.of(
                foreign, out.resolve("records/renamed.json"), xml, page, outside.resolve("file")))
        .allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void an_output_folder_that_cannot_be_written() throws IOException {
    Files.writeString(out, "a file");

    Cli.Run run = run();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("output " + out + ": cannot be written");
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
