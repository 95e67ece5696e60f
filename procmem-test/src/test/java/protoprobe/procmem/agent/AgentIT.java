// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.Delivery.Child;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** The five commands, on this machine's kernel. */
@Timeout(120)
class AgentIT {
  private Session session;
  private Agent agent;

  @BeforeEach
  void start() {
    Peers.require("unshare");
    Peers.require("ip");
    session = Host.session();
    agent = session.agent();
  }

  @AfterEach
  void end() {
    session.transport().close();
  }

  @Test
  void systemCallGivesTheRawResult() {
    assertThat(agent.call(Call.of(Syscall.GETPID)).value())
        .as("in a pid namespace of its own, where process 1 is not the agent")
        .isBetween(2L, 30L);
    assertThat(agent.call(Call.of(Syscall.CLOSE, 999)).errno()).contains(Errno.EBADF);
    assertThat(agent.call(Call.of(Syscall.OPENAT, -100, 1, 0)).errno()).contains(Errno.EFAULT);
  }

  /** mmap has six arguments: each is where it belongs, or the address and the offset are not. */
  @Test
  void allSixArgumentsArrive() {
    long address = 0x1234_0000L;
    Call map = Call.of(Syscall.MMAP, address, 8192, 3, 0x32, -1, 0);
    assertThat(agent.call(map).value()).as("MAP_FIXED at an address").isEqualTo(address);
    agent.poke(address + 8000, (byte) 7);
    assertThat(agent.peek(address + 8000, 1)).containsExactly(7);
    Call offset = Call.of(Syscall.MMAP, 0, 4096, 3, 0x22, -1, 1);
    assertThat(agent.call(offset).errno()).as("an offset within a page").contains(Errno.EINVAL);
  }

  @Test
  void scratchIsWritableMemory() {
    assertThat(agent.scratch()).isEqualTo(AgentFile.SCRATCH);
    byte[] octets = new byte[AgentFile.SCRATCH_SIZE];
    new Random(1).nextBytes(octets);
    agent.poke(agent.scratch(), octets);
    assertThat(agent.peek(agent.scratch(), octets.length))
        .as("all of it, in pieces")
        .isEqualTo(octets);
  }

  @Test
  void pipesAreExchanged() {
    agent.calls(List.of(Call.of(Syscall.DUP3, 0, 20, 0), Call.of(Syscall.DUP3, 1, 21, 0)));
    agent.use(new Pipes(20, 21));
    assertThat(agent.calls(List.of(Call.of(Syscall.CLOSE, 0), Call.of(Syscall.CLOSE, 1))))
        .as("the old ones are not used any more")
        .allMatch(Returned::ok);
    agent.poke(AgentFile.SCRATCH, (byte) 5);
    assertThat(agent.peek(AgentFile.SCRATCH, 1)).as("data go the new way too").containsExactly(5);
  }

  @Test
  void cloneMakesAnAgentOfItsOwn() {
    Child child = new Delivery(agent, 0).deliver("child", Set.of());
    agent.poke(AgentFile.SCRATCH, (byte) 1);
    child.agent().poke(AgentFile.SCRATCH, (byte) 2);

    assertThat(agent.peek(AgentFile.SCRATCH, 1)).as("memory of its own").containsExactly(1);
    assertThat(child.agent().call(Call.of(Syscall.GETPID)).value()).isEqualTo(child.pid());
    assertThat(child.agent().call(Call.of(Syscall.GETPPID)).value())
        .isEqualTo(agent.call(Call.of(Syscall.GETPID)).value());
  }

  @Test
  void cloneWithSharedMemory() {
    Child child = new Delivery(agent, Flags.CLONE_VM).deliver("child", Set.of());
    child.agent().poke(AgentFile.SCRATCH, (byte) 3);

    assertThat(agent.peek(AgentFile.SCRATCH, 1)).as("one memory").containsExactly(3);
    assertThat(child.agent().call(Call.of(Syscall.GETPID)).value()).isEqualTo(child.pid());
  }

  @Test
  void cloneOfAThread() {
    long flags =
        Flags.CLONE_VM
            | Flags.CLONE_FS
            | Flags.CLONE_FILES
            | Flags.CLONE_SIGHAND
            | Flags.CLONE_THREAD;
    Child thread = new Delivery(agent, flags).deliver("thread", Set.of());
    Agent other = thread.agent();

    assertThat(other.call(Call.of(Syscall.GETPID))).isEqualTo(agent.call(Call.of(Syscall.GETPID)));
    assertThat(other.call(Call.of(Syscall.GETTID)).value()).isEqualTo(thread.pid());
  }

  /** CLONE_SIGHAND without CLONE_VM: clone(2), EINVAL. */
  @Test
  void aRefusedCloneLeavesTheParentAsItWas() {
    assertThatThrownBy(() -> new Delivery(agent, Flags.CLONE_SIGHAND).deliver("no", Set.of()))
        .hasMessage("clone: expected success, got EINVAL");
    assertThat(agent.call(Call.of(Syscall.GETPID)).ok()).as("it still answers").isTrue();
  }

  @Test
  void callRunsCode() {
    long code = AgentFile.of(agent.architecture()).entry(); // not run; only a valid address
    assertThat(agent.invoke(agent.file().readAll(), 0, code, 0)).as("nothing to read").isZero();
  }

  @Test
  void manyCallsAtOnceKeepTheirOrder() {
    List<Call> calls =
        java.util.stream.IntStream.range(0, 1000)
            .mapToObj(i -> Call.of(Syscall.LSEEK, 1000 + i % 2, 0, 0))
            .toList();
    List<Returned> first = agent.calls(calls);
    assertThat(first)
        .hasSize(1000)
        .allMatch(each -> each.errno().equals(java.util.Optional.of(Errno.EBADF)));
    List<Call> pids = Collections.nCopies(100, Call.of(Syscall.GETPID));
    assertThat(agent.calls(pids)).as("and the replies stay in step").allMatch(Returned::ok);
  }

  @Test
  void theTranscriptSaysWhatHappened() {
    agent.call(Call.of(Syscall.CLOSE, 999).noted("not open"));
    List<String> lines = agent.transcript().text().lines().toList();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("[root] close(0x3e7) = EBADF  # not open");
  }

  @Test
  void aDeadAgentIsNoticed() {
    Child child = new Delivery(agent, 0).deliver("child", Set.of());
    agent.call(Call.of(Syscall.KILL, child.pid(), 9)).value();

    assertThatThrownBy(() -> child.agent().call(Call.of(Syscall.GETPID)))
        .isInstanceOf(AgentGone.class)
        .hasMessageContaining("agent behind root");
    assertThat(agent.call(Call.of(Syscall.GETPID)).ok()).as("the parent lives on").isTrue();
  }

  @Test
  void theFirstAgentsDeathIsNoticed() {
    agent.start(Call.of(Syscall.EXIT_GROUP, 7));
    assertThatThrownBy(() -> agent.finish(Call.of(Syscall.EXIT_GROUP, 7)))
        .isInstanceOf(AgentGone.class)
        .hasMessageContaining("expected a reply of 8 octets, got 0 and the end");
  }

  @Test
  void aWaitEndsWhenTheTransportIsClosed() throws Exception {
    Pending pending = agent.start(Call.of(Syscall.PPOLL, 0, 0, 0, 0));
    Thread closer = new Thread(session.transport()::close);
    closer.start();
    assertThatThrownBy(pending::await).isInstanceOf(AgentGone.class);
    closer.join();
  }

  @Test
  void aChildsWaitCanBeAskedFor() {
    Child child = new Delivery(agent, 0).deliver("child", Set.of());
    Child other =
        new Delivery(agent, 0).deliver("other", Set.of(child.commands(), child.replies()));
    Pending never = child.agent().start(Call.of(Syscall.PPOLL, 0, 0, 0, 0));
    assertThat(never.returnsWithin(Duration.ofMillis(50))).as("while it waits").isFalse();
    assertThat(other.agent().call(Call.of(Syscall.GETPID)).ok()).as("others go on").isTrue();

    agent.call(Call.of(Syscall.KILL, child.pid(), 9)).value();

    assertThat(never.returnsWithin(Duration.ofSeconds(30))).as("its end is told").isTrue();
    assertThatThrownBy(never::await).isInstanceOf(AgentGone.class);
    Pending soon = other.agent().start(Call.of(Syscall.GETPID));
    assertThat(soon.returnsWithin(Duration.ofSeconds(30))).as("it returns").isTrue();
    assertThat(soon.await().value()).isEqualTo(other.pid());
  }

  @Test
  void itsOwnCodeIsInItsMemory() {
    byte[] file = agent.file().bytes();
    assertThat(agent.peek(AgentFile.BASE, file.length)).isEqualTo(file);
    assertThat(Arrays.copyOf(file, 4)).isEqualTo("\u007fELF".getBytes(StandardCharsets.US_ASCII));
  }
}
