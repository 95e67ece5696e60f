// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.agent.Host;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Ruling;
import protoprobe.procmem.oracle.SituationText;
import protoprobe.procmem.target.Machine;

/** The rulings that were measured once, asked for again: of this machine's kernel. */
@Timeout(120)
class CastIT {
  private static Machine machine;

  @BeforeAll
  static void start() {
    Peers.require("unshare");
    machine = Machine.at(Host.session());
  }

  @AfterAll
  static void end() {
    machine.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/protoprobe/procmem/oracle/measured.txt", delimiter = '|')
  void the_kernel_rules_as_it_did(
      String row, String caller, String target, Ruling read, Ruling readWrite, Ruling processVm) {
    try (Cast cast = Cast.on(machine)) {
      CallerTask asking = cast.caller(SituationText.caller(caller));
      TargetTask asked = cast.target(SituationText.target(target));

      assertThat(asking.caller().uid())
          .as("user ids")
          .isEqualTo(SituationText.caller(caller).uid());
      assertThat(asked.target().uid().effective())
          .as("the target's user")
          .isEqualTo(SituationText.target(target).uid().effective());
      assertThat(asked.target().dumpable())
          .as("dumpable")
          .isEqualTo(SituationText.target(target).dumpable());
      assertThat(Asking.one(asking, Wish.of(asked, Request.MEM_READ)).ruling())
          .as("read")
          .contains(read);
      assertThat(Asking.one(asking, Wish.of(asked, Request.MEM_READ_WRITE)).ruling())
          .as("read and write")
          .contains(readWrite);
      assertThat(Asking.one(asking, Wish.of(asked, Request.PROCESS_VM)).ruling())
          .as("process_vm_readv")
          .contains(processVm);
    }
  }
}
