// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.procmem.wire.Capability.DAC_OVERRIDE;
import static protoprobe.procmem.wire.Capability.DAC_READ_SEARCH;
import static protoprobe.procmem.wire.Capability.KILL;
import static protoprobe.procmem.wire.Capability.SYS_PTRACE;
import static protoprobe.procmem.wire.Errno.EACCES;
import static protoprobe.procmem.wire.Errno.ENOENT;
import static protoprobe.procmem.wire.Errno.EPERM;
import static protoprobe.procmem.wire.Errno.EROFS;
import static protoprobe.procmem.wire.Errno.ESRCH;

import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import protoprobe.procmem.oracle.Subject.Life;
import protoprobe.procmem.oracle.Subject.Memory;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Ids;

class OracleTest {
  private static final World WORLD = World.of("6.18.44");

  @Test
  void theOwnerOfAPlainProcessMay() {
    assertAllowed(Situation.of(Cast.user(1), Cast.user(1), WORLD), Branch.ALLOWED);
    refused(EACCES, Branch.NOT_OWNER, Situation.of(Cast.user(1), Cast.user(2), WORLD));
  }

  @Test
  void theFilesModeComesBeforeTheRightToTrace() {
    Subject target = Cast.user(2);
    Situation tracer = Situation.of(Cast.user(1, SYS_PTRACE), target, WORLD);
    refused(EACCES, Branch.NOT_OWNER, tracer);
    assertThat(Oracle.processVm(tracer).isAllowed()).as("process_vm_readv").isTrue();

    Situation reader = Situation.of(Cast.user(1, SYS_PTRACE, DAC_READ_SEARCH), target, WORLD);
    assertThat(Oracle.openMem(reader, false).isAllowed()).as("O_RDONLY").isTrue();
    assertThat(Oracle.openMem(reader, true).errno()).as("O_RDWR").contains(EACCES);

    Situation writer = Situation.of(Cast.user(1, SYS_PTRACE, DAC_OVERRIDE), target, WORLD);
    assertAllowed(writer, Branch.ALLOWED);
    refused(
        EACCES,
        Branch.PTRACE_OVER_CREDENTIALS,
        Situation.of(Cast.user(1, DAC_OVERRIDE), target, WORLD));
  }

  /** The owner is worked out first: the file of a process that is not dumpable is root's. */
  @Test
  void notDumpable() {
    Subject self = Cast.undumpable(Cast.user(1));
    refused(EACCES, Branch.NOT_OWNER, Situation.of(self, self, WORLD));
    assertThat(Oracle.processVm(Situation.of(self, self, WORLD)).branch())
        .as("its own memory by process_vm_readv")
        .isEqualTo(Branch.OWN_MEMORY);
    Subject other = Cast.undumpable(Cast.user(1));
    refused(EACCES, Branch.DUMPABLE, Situation.of(Cast.user(1, DAC_OVERRIDE), other, WORLD));
    assertAllowed(Situation.of(Cast.root(), other, WORLD), Branch.ALLOWED);
  }

  @Test
  void fileSystemIdsCountForTheFileAndRealOnesForTheCall() {
    Subject fs = Cast.uids(Cast.user(1), new Ids(2, 2, 2, 1));
    Subject target = Cast.user(1);
    Subject sameGroup = Cast.uids(target, Ids.all(1));
    assertAllowed(Situation.of(fs, sameGroup, WORLD), Branch.ALLOWED);
    assertThat(Oracle.processVm(Situation.of(fs, target, WORLD)).errno()).contains(EPERM);
    assertThat(Oracle.openMem(Situation.of(fs, target, World.of("4.4")), false).errno())
        .as("before 4.5")
        .contains(EACCES);
    Subject mixed = Cast.uids(Cast.user(1), new Ids(1, 1, 2, 1));
    refused(EACCES, Branch.PTRACE_OVER_CREDENTIALS, Situation.of(Cast.user(1), mixed, WORLD));
  }

  @Test
  void theTargetMayNotHaveMoreCapabilities() {
    Subject target = Cast.user(1, KILL);
    refused(EACCES, Branch.CAPABILITIES, Situation.of(Cast.user(1), target, WORLD));
    assertAllowed(Situation.of(Cast.user(1, KILL), target, WORLD), Branch.ALLOWED);

    Subject onlyPermitted = Cast.sets(Cast.user(1), Set.of(), Set.of(KILL));
    Situation situation = Situation.of(onlyPermitted, target, WORLD);
    refused(EACCES, Branch.CAPABILITIES, situation);
    assertThat(Oracle.processVm(situation).isAllowed()).as("by the permitted set").isTrue();
  }

  @Test
  void whoMadeAUserNamespaceRulesIt() {
    UserNamespace child = UserNamespace.INIT.child(1, 1, 1);
    Subject inside = Cast.in(Cast.user(1, KILL), child);
    assertAllowed(Situation.of(Cast.user(1), inside, WORLD), Branch.ALLOWED);
    assertThat(Oracle.processVm(Situation.of(Cast.user(2), inside, WORLD)).errno()).contains(EPERM);
    assertThat(Oracle.processVm(Situation.of(inside, Cast.user(1), WORLD)).branch())
        .as("nobody rules upwards")
        .isEqualTo(Branch.CAPABILITIES);
    UserNamespace sibling = UserNamespace.INIT.child(1, 1, 1);
    assertThat(
            Oracle.processVm(Situation.of(inside, Cast.in(Cast.user(1), sibling), WORLD)).branch())
        .as("nor sideways")
        .isEqualTo(Branch.CAPABILITIES);
  }

  /** The memory stays the parent's until exec; since 4.10 that is what counts. */
  @Test
  void theMemorysNamespaceIsAskedForDumpability() {
    UserNamespace child = UserNamespace.INIT.child(1, 1, 1);
    Subject entered = Cast.in(Cast.user(1), child);
    Subject old = Cast.memory(entered, new Memory(7, 0, UserNamespace.INIT));
    Situation owner = Situation.of(Cast.user(1), old, WORLD);
    assertThat(Oracle.processVm(owner).branch()).isEqualTo(Branch.DUMPABLE);
    Situation before = Situation.of(Cast.user(1), old, World.of("4.9"));
    assertThat(Oracle.processVm(before).isAllowed()).isTrue();
  }

  @Test
  void withoutMemory() {
    Situation zombie = Situation.of(Cast.root(), Cast.zombie(Cast.root()), WORLD);
    refused(ESRCH, Branch.NO_MEMORY, zombie);
    refused(EACCES, Branch.NOT_OWNER, Situation.of(Cast.user(1), Cast.zombie(Cast.user(1)), WORLD));
    World older = World.of("6.15.9");
    assertAllowed(Situation.of(Cast.root(), Cast.zombie(Cast.root()), older), Branch.NO_MEMORY);
    Subject gone = Cast.life(Cast.root(), Life.REAPED);
    refused(ENOENT, Branch.NO_SUCH_TASK, Situation.of(Cast.root(), gone, WORLD));
    assertThat(Oracle.processVm(Situation.of(Cast.root(), gone, WORLD)).errno()).contains(ESRCH);
  }

  @Test
  void sharedMemoryAndTheOwnThreadGroup() {
    Subject caller = Cast.user(1, DAC_OVERRIDE);
    Subject sharer = Cast.memory(Cast.user(2), caller.memory().orElseThrow());
    assertAllowed(Situation.of(caller, sharer, WORLD), Branch.OWN_MEMORY);
  }

  @Test
  void landlock() {
    Subject locked = Cast.landlocked(Cast.root(), "/1");
    refused(EACCES, Branch.LANDLOCK, Situation.of(locked, Cast.root(), WORLD));
    assertAllowed(
        Situation.of(locked, Cast.landlocked(Cast.root(), "/1/2"), WORLD), Branch.ALLOWED);
    assertThat(
            Oracle.openMem(Situation.of(locked, Cast.landlocked(Cast.root(), "/11"), WORLD), false)
                .errno())
        .as("another domain whose name begins alike")
        .contains(EACCES);
  }

  @Test
  void yama() {
    Situation strangers = Situation.of(Cast.user(1), Cast.user(1), WORLD.withYama(1));
    refused(EACCES, Branch.YAMA, strangers);
    assertAllowed(strangers.with(new Relation(true, false, false)), Branch.ALLOWED);
    assertAllowed(Situation.of(Cast.user(1), Cast.user(1), WORLD.withYama(0)), Branch.ALLOWED);
    Situation two = Situation.of(Cast.user(1), Cast.user(1), WORLD.withYama(2));
    refused(EACCES, Branch.YAMA, two.with(new Relation(true, true, true)));
    assertAllowed(Situation.of(Cast.root(), Cast.root(), WORLD.withYama(2)), Branch.ALLOWED);
    refused(EACCES, Branch.YAMA, Situation.of(Cast.root(), Cast.root(), WORLD.withYama(3)));
  }

  @Test
  void hidden() {
    OptionalLong group = OptionalLong.of(1);
    Subject one = Cast.user(1);
    Subject two = Cast.user(2);
    refused(
        EPERM,
        Branch.HIDDEN_DIRECTORY,
        Situation.of(one, two, WORLD.withHidepid(1, OptionalLong.empty())));
    refused(
        ENOENT,
        Branch.HIDDEN_DIRECTORY,
        Situation.of(one, two, WORLD.withHidepid(2, OptionalLong.empty())));
    refused(EACCES, Branch.NOT_OWNER, Situation.of(one, two, WORLD.withHidepid(2, group)));
    refused(ENOENT, Branch.HIDDEN_AT_LOOKUP, Situation.of(one, two, WORLD.withHidepid(4, group)));
  }

  @Test
  void readOnly() {
    Situation situation = Situation.of(Cast.root(), Cast.root(), WORLD.withReadOnly());
    assertThat(Oracle.openMem(situation, true).errno()).contains(EROFS);
    assertThat(Oracle.openMem(situation, false).isAllowed()).isTrue();
  }

  private static void refused(Errno errno, Branch branch, Situation situation) {
    Decision decision = Oracle.openMem(situation, false);
    assertThat(decision).as("O_RDONLY").isEqualTo(Decision.refused(errno, branch));
    assertThat(Oracle.openMem(situation.negating(branch), false))
        .as("the same with %s answered the other way", branch)
        .isNotEqualTo(decision);
  }

  private static void assertAllowed(Situation situation, Branch branch) {
    assertThat(Oracle.openMem(situation, true)).as("O_RDWR").isEqualTo(Decision.allowed(branch));
  }
}
