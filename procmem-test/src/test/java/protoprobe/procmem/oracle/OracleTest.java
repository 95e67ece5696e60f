// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rulings that were measured on Linux 6.18.44; the file says which row each comes from. */
class OracleTest {
  private static final Kernel MEASURED = Kernel.parse("6.18.44");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/protoprobe/procmem/oracle/measured.txt", delimiter = '|')
  void it_rules_as_the_kernel_did(
      String row, String caller, String target, Ruling read, Ruling readWrite, Ruling processVm) {
    Situation situation =
        new Situation(
            SituationText.caller(caller),
            SituationText.target(target),
            Relation.STRANGERS,
            Surroundings.plain(MEASURED));

    assertThat(Oracle.decide(situation, Request.MEM_READ).ruling()).as("read").isEqualTo(read);
    assertThat(Oracle.decide(situation, Request.MEM_READ_WRITE).ruling())
        .as("read and write")
        .isEqualTo(readWrite);
    assertThat(Oracle.decide(situation, Request.PROCESS_VM).ruling())
        .as("process_vm_readv")
        .isEqualTo(processVm);
  }

  @Test
  void threads_share_everything_but_the_file_belongs_to_root() {
    Situation situation =
        new Situation(
            Caller.user(1000),
            Target.user(0).permitting(CapabilitySet.ALL),
            Relation.THREADS,
            Surroundings.plain(MEASURED));

    assertThat(Oracle.decide(situation, Request.MEM_READ).decisive()).isEqualTo(Branch.OVERRIDE);
    assertThat(Oracle.decide(situation, Request.MEM_READ).ruling()).isEqualTo(Ruling.EACCES);
    assertThat(Oracle.decide(situation, Request.PROCESS_VM).ruling()).isEqualTo(Ruling.OK);
  }

  @Test
  void who_is_not_dumpable_cannot_open_its_own_memory() {
    Situation self =
        new Situation(
            Caller.user(1000),
            Target.user(1000).dumping(Target.Dumpable.DISABLED),
            Relation.THREADS,
            Surroundings.plain(MEASURED));

    assertThat(Oracle.decide(self, Request.MEM_READ).ruling()).isEqualTo(Ruling.EACCES);
    assertThat(Oracle.decide(self, Request.ENVIRON).ruling()).isEqualTo(Ruling.EACCES);
    assertThat(Oracle.decide(self, Request.MAPS).ruling()).isEqualTo(Ruling.OK);
    assertThat(Oracle.decide(self, Request.PROCESS_VM).ruling()).isEqualTo(Ruling.OK);
  }

  @Test
  void without_memory_the_version_decides() {
    Target zombie = Target.user(1000).in(Target.State.ZOMBIE);
    Caller root = Caller.user(0).with(CapabilitySet.ALL);

    assertThat(mem(root, zombie, "6.15")).isEqualTo(Ruling.OK_EMPTY);
    assertThat(mem(root, zombie, "6.16")).isEqualTo(Ruling.ESRCH);
    assertThat(mem(Caller.user(1000), zombie, "6.18")).isEqualTo(Ruling.EACCES);
    assertThat(mem(root, zombie.in(Target.State.REAPED), "6.18")).isEqualTo(Ruling.ENOENT);
  }

  /** As measured in the user namespace of an ordinary user, whose root is nobody's root outside. */
  @Test
  void where_the_kernels_root_is_not_mapped_the_file_of_a_zombie_is_nobodys() {
    UserNamespace base =
        new UserNamespace(
            "base",
            java.util.Optional.of(UserNamespace.INIT),
            -1,
            UserNamespace.IdMap.rootIs(0),
            UserNamespace.IdMap.rootIs(0));
    Situation inside =
        new Situation(
            Caller.user(0).with(CapabilitySet.ALL).in(base),
            Target.user(0).in(base, base).in(Target.State.ZOMBIE),
            Relation.STRANGERS,
            Surroundings.plain(MEASURED).root(Surroundings.NO_ROOT));

    assertThat(Oracle.decide(inside, Request.MEM_READ).ruling()).isEqualTo(Ruling.EACCES);
    assertThat(Oracle.decide(inside, Request.MEM_READ).decisive()).isEqualTo(Branch.OWNER_MAPPED);
    assertThat(Oracle.decide(inside, Request.PROCESS_VM).ruling()).isEqualTo(Ruling.ESRCH);
  }

  private static Ruling mem(Caller caller, Target target, String kernel) {
    Surroundings around = Surroundings.plain(Kernel.parse(kernel));
    return Oracle.decide(
            new Situation(caller, target, Relation.STRANGERS, around), Request.MEM_READ)
        .ruling();
  }

  @Test
  void hidepid_comes_first_and_knows_no_dac_override() {
    Caller searcher = Caller.user(1000).with(CapabilitySet.of(Capability.DAC_OVERRIDE));
    Caller tracer =
        Caller.user(1000).with(CapabilitySet.of(Capability.DAC_OVERRIDE, Capability.SYS_PTRACE));

    assertThat(hidden(searcher, 1, 0)).isEqualTo(Ruling.EPERM);
    assertThat(hidden(searcher, 2, 0)).isEqualTo(Ruling.ENOENT);
    assertThat(hidden(searcher, 4, 0)).isEqualTo(Ruling.ENOENT);
    assertThat(hidden(tracer, 2, 0)).isEqualTo(Ruling.OK);
    assertThat(hidden(searcher, 2, 1000)).as("in the group").isEqualTo(Ruling.EACCES);
    assertThat(hidden(searcher, 4, 1000)).as("no exemption").isEqualTo(Ruling.ENOENT);
  }

  private static Ruling hidden(Caller caller, int mode, int group) {
    Surroundings around = Surroundings.plain(MEASURED).hidepid(mode, group);
    return Oracle.decide(
            new Situation(caller, Target.user(1001), Relation.STRANGERS, around), Request.MEM_READ)
        .ruling();
  }

  @Test
  void yama_asks_for_kinship() {
    assertThat(yama(0, Relation.STRANGERS)).isEqualTo(Ruling.OK);
    assertThat(yama(1, Relation.STRANGERS)).isEqualTo(Ruling.EACCES);
    assertThat(yama(1, Relation.DESCENDANT)).isEqualTo(Ruling.OK);
    assertThat(yama(1, Relation.NAMED)).isEqualTo(Ruling.OK);
    assertThat(yama(1, Relation.TRACER)).isEqualTo(Ruling.OK);
    assertThat(yama(2, Relation.DESCENDANT)).isEqualTo(Ruling.EACCES);
    assertThat(yama(3, Relation.TRACER)).isEqualTo(Ruling.EACCES);
    assertThat(yama(3, Relation.THREADS)).isEqualTo(Ruling.OK);
  }

  private static Ruling yama(int scope, Relation relation) {
    Surroundings around = Surroundings.plain(MEASURED).yama(scope);
    return Oracle.decide(
            new Situation(Caller.user(1000), Target.user(1000), relation, around), Request.MEM_READ)
        .ruling();
  }

  @Test
  void a_landlock_domain_keeps_root_in_but_perfmon_may_look() {
    Situation confined =
        new Situation(
            Caller.user(0).with(CapabilitySet.ALL).landlocked(java.util.List.of("a")),
            Target.user(0),
            Relation.STRANGERS,
            Surroundings.plain(MEASURED));

    assertThat(Oracle.decide(confined, Request.MEM_READ).ruling()).isEqualTo(Ruling.EACCES);
    assertThat(Oracle.decide(confined, Request.MAPS).ruling()).isEqualTo(Ruling.OK);
  }

  @Test
  void a_read_only_procfs_refuses_writers() {
    Surroundings around = Surroundings.plain(MEASURED).procfs(Surroundings.Mount.READ_ONLY_MOUNT);
    Situation own = new Situation(Caller.user(1000), Target.user(1000), Relation.STRANGERS, around);

    assertThat(Oracle.decide(own, Request.MEM_READ).ruling()).isEqualTo(Ruling.OK);
    assertThat(Oracle.decide(own, Request.MEM_WRITE).ruling()).isEqualTo(Ruling.EROFS);
  }
}
