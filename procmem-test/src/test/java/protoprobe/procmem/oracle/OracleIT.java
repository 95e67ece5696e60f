// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.oracle.Subject.Domain;
import protoprobe.procmem.oracle.Subject.Identity;
import protoprobe.procmem.oracle.Subject.Life;
import protoprobe.procmem.oracle.Subject.Memory;
import protoprobe.procmem.target.Credentials;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Opening;
import protoprobe.procmem.target.Role;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Ids;

/** The oracle and this machine's kernel say the same, for what the tasks were read back to be. */
@Timeout(180)
class OracleIT {
  private static final List<Set<Capability>> CALLERS =
      List.of(
          Set.of(),
          Set.of(Capability.SYS_PTRACE),
          Set.of(Capability.DAC_OVERRIDE),
          Set.of(Capability.DAC_READ_SEARCH),
          Set.of(Capability.SYS_PTRACE, Capability.DAC_OVERRIDE),
          Set.of(Capability.SYS_PTRACE, Capability.DAC_READ_SEARCH),
          Set.of(Capability.KILL));
  private static final List<Role> TARGETS =
      List.of(
          Role.user(1),
          Role.user(2),
          Role.user(1).dumpable(0),
          Role.user(1).with(Capability.KILL),
          Role.user(1).uids(new Ids(1, 1, 2, 1)),
          Role.user(1).uids(new Ids(2, 1, 1, 1)));

  private final Set<Branch> decided = EnumSet.noneOf(Branch.class);

  @Test
  void theyAgree() {
    Peers.require("unshare");
    Peers.require("ip");
    try (Machine machine = Machine.at(Host.session())) {
      assumeTrue(
          machine.first().readFile("/proc/self/uid_map").contains("4294967295"),
          "a user namespace with one id has no others to change to");
      World world = world(machine);
      List<String> differences = new ArrayList<>();
      for (Role role : TARGETS) {
        try (Task target = machine.spawn()) {
          target.become(role);
          for (Role caller : callers()) {
            try (Task task = machine.spawn()) {
              task.become(caller);
              compare(task, target, role.dumpable(), world, differences);
            }
          }
        }
      }
      assertThat(differences).as("what the kernel says and the oracle does not").isEmpty();
      assertThat(decided)
          .as("questions that decided")
          .contains(
              Branch.NOT_OWNER,
              Branch.PTRACE_OVER_CREDENTIALS,
              Branch.DUMPABLE,
              Branch.CAPABILITIES,
              Branch.ALLOWED);
    }
  }

  private static List<Role> callers() {
    List<Role> all = new ArrayList<>();
    for (Set<Capability> set : CALLERS) {
      Capability[] some = set.toArray(new Capability[0]);
      all.add(Role.user(1).with(some));
      all.add(Role.user(2).with(some));
      all.add(new Role(Ids.all(1), Ids.all(1), set, Set.of(), 1));
      all.add(Role.user(1).with(some).uids(new Ids(2, 2, 1, 1)));
    }
    return all;
  }

  private void compare(
      Task caller, Task target, int dumpable, World world, List<String> differences) {
    Situation situation = Situation.of(subject(1, caller, 1), subject(2, target, dumpable), world);
    for (boolean write : new boolean[] {false, true}) {
      Decision decision = Oracle.openMem(situation, write);
      decided.add(decision.branch());
      try (Opening opening = caller.openMem(target, write ? O_RDWR : O_RDONLY)) {
        Optional<Errno> errno = opening.errno();
        if (!errno.equals(decision.errno())) {
          differences.add(
              "kernel %s, oracle %s, write %s: %s"
                  .formatted(errno, decision.text(), write, situation));
        }
      }
    }
  }

  /** Credentials as the kernel tells them; the tasks are children of one process: siblings. */
  private static Subject subject(int number, Task task, int dumpable) {
    Credentials read = task.credentials();
    Identity identity =
        new Identity(
            read.uids(),
            read.gids(),
            Set.copyOf(read.groups()),
            set(read.capabilities().effective()),
            set(read.capabilities().permitted()),
            UserNamespace.INIT);
    Memory memory = new Memory(number, dumpable, UserNamespace.INIT);
    return new Subject(number, Life.EXISTS, identity, Optional.of(memory), Domain.NONE);
  }

  private static Set<Capability> set(long bits) {
    return EnumSet.allOf(Capability.class).stream()
        .filter(each -> (bits >> each.number() & 1) == 1)
        .collect(Collectors.toSet());
  }

  private static World world(Machine machine) {
    KernelVersion version = KernelVersion.parse(machine.kernel().release());
    Task first = machine.first();
    try (Opening scope = first.open("/proc/sys/kernel/yama/ptrace_scope", O_RDONLY)) {
      OptionalInt yama =
          scope.errno().isPresent()
              ? OptionalInt.empty()
              : OptionalInt.of(
                  Integer.parseInt(first.readFile("/proc/sys/kernel/yama/ptrace_scope").strip()));
      return new World(version, 0, OptionalLong.empty(), false, yama);
    }
  }
}
