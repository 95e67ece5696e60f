// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Namespaces;
import protoprobe.kit.testing.Peers;

/** One run of the sample checks on every local target, and what it says of each. */
@Timeout(180)
class LocalIT {
  private static final List<String> NAMES =
      List.of(
          "host",
          "userns",
          "bwrap",
          "bwrap-unshared",
          "runc",
          "runc-all",
          "crun",
          "nspawn",
          "nspawn-users",
          "charliecloud",
          "gvisor");

  @TempDir private static Path out;
  private static SampleRun run;
  private static Set<String> before;
  private static Set<String> inhabitants;

  @BeforeAll
  static void runAll() throws Exception {
    List.of("unshare", "ip", "bwrap", "runc", "crun", "systemd-nspawn", "ch-run", "runsc")
        .forEach(Peers::require);
    before = SampleRun.traces();
    String[] line = {
      "run",
      "--local",
      "all",
      "--out",
      out.toString(),
      "--timeout",
      "20s",
      "--jobs",
      "4",
      "--skip",
      "procmem/sample/hangs"
    };
    inhabitants = new TreeSet<>();
    try (SampleRun running = SampleRun.start(out, line);
        Namespaces namespaces = new Namespaces()) {
      run = running;
      while (running.process().isAlive()) {
        running.process().descendants().map(ProcessHandle::pid).forEach(namespaces::hold);
        LockSupport.parkNanos(50_000_000L); // new processes cannot be waited for
      }
      inhabitants.addAll(namespaces.inhabitants());
    }
  }

  @AfterAll
  static void nothingIsLeft() throws IOException {
    assertThat(inhabitants).as("processes in namespaces of the run, after it").isEmpty();
    assertThat(SampleRun.traces()).as("files, groups and mounts").isEqualTo(before);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void aTaskReadsItsMemoryInThere(String name) throws Exception {
    RunRecord record = run.record(name);

    assertThat(record.state()).as(record.reason() + run.words()).isEqualTo(RunState.COMPLETE);
    Result read = record.result("procmem/sample/own-memory").orElseThrow();
    assertThat(read.outcome()).as(read.message()).isEqualTo(Outcome.PASS);
    assertThat(read.observed())
        .as("seen from inside")
        .containsEntry("kernel", record.target().facts().get("kernel"))
        .containsEntry("child", "later");
    assertThat(record.target().facts()).containsEntry("hidepid", "0").containsEntry("uid", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "host, ''",
    "userns, user-namespace",
    "bwrap, no-new-privs",
    "bwrap-unshared, pid-namespace user-namespace no-new-privs",
    "runc, pid-namespace fewer-capabilities",
    "runc-all, pid-namespace",
    "crun, pid-namespace fewer-capabilities",
    "nspawn, pid-namespace seccomp fewer-capabilities",
    "nspawn-users, pid-namespace user-namespace seccomp",
    "charliecloud, user-namespace no-new-privs",
    "gvisor, pid-namespace user-namespace other-kernel"
  })
  void marksAreProved(String name, String marks) {
    assertThat(List.of(run.record(name).target().facts().get("marks").split(" ")))
        .as("seen from inside")
        .containsAll(List.of(marks.split(" ")));
  }

  /** Docker's documentation, "Runtime privilege and Linux capabilities": fourteen of them. */
  @Test
  void capabilitiesAreWhatWasAskedFor() {
    assertThat(run.record("runc").target().facts()).containsEntry("capabilities", "0xa80425fb");
    assertThat(run.record("crun").target().facts()).containsEntry("capabilities", "0xa80425fb");
    assertThat(run.record("runc-all").target().facts().get("capabilities"))
        .isEqualTo(run.record("host").target().facts().get("capabilities"));
  }

  @Test
  void versionsAreRead() {
    assertThat(run.record("gvisor").target().facts())
        .as("gVisor's own kernel, and its Yama")
        .containsEntry("kernel", "Linux 4.4.0")
        .containsEntry("yama", "1");
    for (String name : NAMES) {
      assertThat(run.record(name).target().version()).as(name).matches("\\d+\\.\\d+.*");
    }
    assertThat(run.record("host").target().version()).isEqualTo(System.getProperty("os.version"));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void aCheckDoesNotDisturbOthers(String name) {
    Map<String, Outcome> expected =
        Map.of(
            "procmem/sample/own-memory", Outcome.PASS,
            "procmem/sample/leaves-tasks", Outcome.PASS,
            "procmem/sample/changes-first", Outcome.PASS,
            "procmem/sample/ends-its-agent", Outcome.ERROR);
    expected.forEach(
        (id, outcome) ->
            assertThat(run.record(name).result(id).orElseThrow().outcome())
                .as(id)
                .isEqualTo(outcome));
  }

  @Test
  void systemCallsAreEvidence() throws IOException {
    Result read = run.record("gvisor").result("procmem/sample/own-memory").orElseThrow();
    assertThat(read.evidence()).hasSize(1);
    assertThat(Files.readString(out.resolve(read.evidence().get(0).path())))
        .contains("# /proc/self/mem\n", "pread64(")
        .doesNotContain("PATH");
  }

  /** As firejail does where it cannot make a sandbox. */
  @Test
  void aSandboxThatIsNoneIsNotReported() throws Exception {
    RunRecord record = run.record("liar");
    assertThat(record.state()).isEqualTo(RunState.UNREACHABLE);
    assertThat(record.reason())
        .isEqualTo(
            "liar: expected the mark pid-namespace, got a program for which /proc/self/ns/pid is"
                + " as outside: it is not in the sandbox");
    assertThat(record.results()).isEmpty();
    assertThat(run.process().waitFor()).as(run.words()).isEqualTo(3);
    assertThat(Files.readString(out.resolve("junit/TEST-procmem-liar.xml")))
        .contains("<error", "the mark pid-namespace");
  }

  @Test
  void whatIsNotHereIsAbsent() {
    assertThat(run.record("nowhere").state()).isEqualTo(RunState.ABSENT);
    assertThat(run.record("nowhere").reason())
        .contains("program no-such-sandbox not found; install the package no-such-sandbox-package");
    assertThat(run.record("locked").state()).isEqualTo(RunState.ABSENT);
    assertThat(run.record("locked").reason()).contains("it said: clone: No, never");
  }
}
