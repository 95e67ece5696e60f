// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.fault.BadInput;
import protoprobe.procmem.oracle.Subject;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Ids;

class SubjectTextTest {
  @Test
  void everyWordIsInItsPlace() {
    Subject read =
        SubjectText.parse(
            "--caller",
            "uid=5,fsuid=6,egid=7,groups=8+9,caps=kill,permitted=sys_ptrace,dumpable=2,landlock=/1",
            3);
    assertThat(read.identity().uids()).isEqualTo(new Ids(5, 5, 5, 6));
    assertThat(read.identity().gids()).isEqualTo(new Ids(0, 7, 0, 0));
    assertThat(read.identity().groups()).containsExactlyInAnyOrder(8L, 9L);
    assertThat(read.identity().effective()).containsExactly(Capability.KILL);
    assertThat(read.identity().permitted())
        .as("what is effective is permitted")
        .containsExactlyInAnyOrder(Capability.KILL, Capability.SYS_PTRACE);
    assertThat(read.memory().orElseThrow().dumpable()).isEqualTo(2);
    assertThat(read.landlock().path()).isEqualTo("/1");
    assertThat(read.group()).isEqualTo(3);
  }

  @Test
  void aZombieHasNoMemory() {
    assertThat(SubjectText.parse("--target", "state=zombie", 1).memory()).isEmpty();
    assertThat(SubjectText.parse("--target", "state=kernel", 1).life())
        .isEqualTo(Subject.Life.KERNEL_THREAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uid | --target: 'uid': expected one of [",
        "color=red | --target: 'color=red': expected one of [",
        "uid=-1 | --target: 'uid=-1': expected a number from 0 to 4294967294",
        "uid=4294967295 | expected a number",
        "dumpable=3 | expected a number from 0 to 2",
        "state=asleep | expected live, zombie, kernel or gone",
        "caps=fly | --target: 'caps=fly': expected one of [DAC_OVERRIDE"
      })
  void aBadWordIsNamed(String text, String message) {
    assertThatThrownBy(() -> SubjectText.parse("--target", text, 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }
}
