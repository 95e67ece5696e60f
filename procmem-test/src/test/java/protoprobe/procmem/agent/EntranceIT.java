// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Syscall;

/** Every way in, each in a pid namespace of its own and for a minute. */
@Timeout(180)
class EntranceIT {
  private static final String APART =
      "exec timeout -k 5 60 unshare -pfm --mount-proc --kill-child ";

  private @TempDir Path folder;

  @BeforeEach
  void namespaces() {
    Peers.require("unshare");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "dash", "busybox sh"})
  void throughAShell(String shell) {
    Peers.require(shell.split(" ")[0]);
    assertEnters(Entrance.by(APART + shell));
  }

  @Test
  void throughAShellThatTalks() {
    assertEnters(Entrance.by(APART + "sh -c 'echo welcome; echo; printf \"$ \"; exec sh'"));
  }

  /** In there only /tmp is writable and executable; the agent's file does not stay. */
  @Test
  void throughAShellInBubblewrap() {
    Peers.require("bwrap");
    Session session =
        Entrance.by(
                APART
                    + "bwrap --ro-bind / / --dev /dev --proc /proc --tmpfs /tmp --unshare-pid"
                    + " --tmpfs /dev/shm --remount-ro /dev/shm sh")
            .open();
    try (Transport transport = session.transport()) {
      assertThat(session.agent().call(Call.of(Syscall.GETPID)).ok()).as(transport.name()).isTrue();
      assertThat(session.agent().transcript().text())
          .as("where it was written")
          .contains("the agent's file /tmp/protoprobe-agent-");
    }
  }

  @Test
  void nowhereToWrite() {
    Peers.require("bwrap");
    String nothing = "bwrap --ro-bind / / --dev-bind /dev/null /dev/null --proc /proc";
    assertRefused(
        Entrance.by(APART + nothing + " --tmpfs /dev/shm --remount-ro /dev/shm --remount-ro / sh"),
        "no directory for the agent",
        "/dev/shm: cannot be written",
        "/tmp: cannot be written",
        "--agent-at PATH");
  }

  @Test
  void aDirectoryWithoutExecutionIsPassedOver() {
    String mounts = "for d in /dev/shm /run; do mount -t tmpfs -o noexec x $d; done; exec sh";
    Session session = Entrance.by(APART + "sh -c '" + mounts + "'").open();
    try (Transport transport = session.transport()) {
      assertThat(session.agent().transcript().text())
          .as("%s: /dev/shm cannot run programs", transport.name())
          .contains("the agent's file /tmp/protoprobe-agent-");
    }
  }

  @Test
  void withTheAgentsPathInTheCommand() throws Exception {
    assertEnters(Entrance.by(APART + "{agent}"));
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .as("the file is not left behind")
          .noneMatch(name -> name.startsWith("procmem-agent-"));
    }
  }

  @Test
  void theSandboxsOwnWordsComeFirst() {
    assertEnters(Entrance.by(APART + "sh -c 'echo welcome; printf \"\\000\\377\"; exec {agent}'"));
  }

  @Test
  void inBubblewrapWithNothingButTheAgent() {
    Peers.require("bwrap");
    assertEnters(
        Entrance.by(
            APART + "bwrap --unshare-all --ro-bind {agent} /agent --proc /proc --dev /dev /agent"));
  }

  @Test
  void whereTheUserHasPutIt() throws Exception {
    assertEnters(Entrance.by(APART).withAgentAt(put(AgentFile.of(Host.ours()).bytes()).toString()));
    assertEnters(
        Entrance.by(APART + "env -i {agent}")
            .withAgentAt(put(AgentFile.of(Host.ours()).bytes()).toString()));
  }

  @Test
  void anotherVersionIsNotSpokenTo() throws Exception {
    byte[] other = AgentFile.of(Host.ours()).bytes();
    other[9] = 1; // padding of the header: nothing that changes what it does
    assertRefused(
        Entrance.by(APART).withAgentAt(put(other).toString()),
        "the agent there is another version or damaged",
        "procmem-test agent --arch");
  }

  @Test
  void anEmulatorNeedsToBeTold() {
    Peers.require("qemu-aarch64");
    assertEnters(
        Entrance.by(APART + "qemu-aarch64 {agent}").withArchitecture(Architecture.AARCH64));
  }

  @Test
  void aTerminalIsRefused() {
    Peers.require("script");
    assertRefused(
        Entrance.by(APART + "script -qc sh /dev/null"), "an echo", "a terminal lies in between");
    assertRefused(
        Entrance.by(APART + "script -qc {agent} /dev/null"),
        "an echo",
        "a terminal lies in between");
  }

  /** A terminal without echo still turns LF into CR LF on the way out. */
  @Test
  void aTerminalWithoutEchoIsNoticed() {
    Peers.require("script");
    assertRefused(
        Entrance.by(APART + "script -qc 'stty -echo -icanon min 1; exec {agent}' /dev/null"),
        "terminal");
  }

  @Test
  void noShellAtTheEnd() {
    assertRefused(
        Entrance.by(APART + "/nonexistent/program"),
        "expected a shell at its end",
        "No such file or directory",
        "procmem-test agent --arch",
        "--agent-at");
    assertRefused(Entrance.by("nonexistent-program -i"), "it ended with status 127", "not found");
  }

  @Test
  void aSilentCommandIsNotWaitedForForEver() {
    assertRefused(
        Entrance.by("exec sleep 60").withPatience(Duration.ofMillis(300)),
        "no shell answered within 300 ms");
    assertRefused(
        Entrance.by("exec sleep 60; : {agent}").withPatience(Duration.ofMillis(300)),
        "no agent answered within 300 ms");
  }

  @Test
  void aStrangeMachineIsNamed() {
    assertRefused(
        Entrance.by(
            APART + "sh -c 'uname() { echo sparc64; }; while read -r l; do eval \"$l\"; done'"),
        "uname -m says 'sparc64'",
        "say --arch");
  }

  private Path put(byte[] agent) throws Exception {
    Path file = Files.createTempFile(folder, "it's ", " agent");
    Files.write(file, agent);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void assertEnters(Entrance entrance) {
    Session session = entrance.open();
    try (Transport transport = session.transport()) {
      List<Call> calls = List.of(Call.of(Syscall.GETPID), Call.of(Syscall.CLOSE, 999));
      assertThat(session.agent().calls(calls))
          .as(transport.name())
          .extracting(returned -> returned.errno().map(Enum::name))
          .containsExactly(Optional.empty(), Optional.of("EBADF"));
    }
  }

  private static void assertRefused(Entrance entrance, String... fragments) {
    assertThatThrownBy(() -> entrance.open().transport().close())
        .as(entrance.command())
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll(fragments);
  }
}
