// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.procmem.wire.Syscall;

class SafetyTest {
  /** 0x1_0000_0000 - 1 and 1L << 32: the kernel takes the low 32 bits, which are -1 and 0. */
  @ParameterizedTest
  @ValueSource(longs = {1, 0, -1, -2, -38, 0xffff_ffffL, 1L << 32, (1L << 32) + 1})
  void nobodyBelow2IsSignalled(long pid) {
    assertRefused(Syscall.KILL, pid, 9);
    assertRefused(Syscall.TKILL, pid, 9);
    assertRefused(Syscall.TGKILL, pid, 5, 9);
    assertRefused(Syscall.TGKILL, 5, pid, 9);
    assertRefused(Syscall.RT_SIGQUEUEINFO, pid, 9, 0);
    assertRefused(Syscall.RT_TGSIGQUEUEINFO, 5, pid, 9, 0);
    assertRefused(Syscall.PTRACE, 16, pid, 0, 0);
    assertRefused(Syscall.FCNTL, 3, 8, pid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLONE", "CLONE3", "FORK", "VFORK"})
  void processesAreMadeByTheAgentsOwnCommand(String name) {
    assertRefused(Syscall.valueOf(name));
  }

  @Test
  void missingArgumentsAreZeroAndRefused() {
    assertRefused(Syscall.KILL);
    assertRefused(Syscall.TGKILL, 5);
  }

  @Test
  void theMachineIsNotRestarted() {
    assertRefused(Syscall.REBOOT, 0xfee1deadL, 672274793, 0x1234567);
  }

  @Test
  void theRestIsLetThrough() {
    assertThat(Call.of(Syscall.KILL, 2, 0).arguments()).containsExactly(2L, 0L);
    assertThat(Call.of(Syscall.PTRACE, 0, 0).arguments()).as("PTRACE_TRACEME").hasSize(2);
    assertThat(Call.of(Syscall.FCNTL, 3, 1, 0).arguments()).as("F_GETFD").hasSize(3);
  }

  private static void assertRefused(Syscall call, long... arguments) {
    assertThatThrownBy(() -> Call.of(call, arguments))
        .as(call + " must not be made")
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(call.toString());
  }
}
