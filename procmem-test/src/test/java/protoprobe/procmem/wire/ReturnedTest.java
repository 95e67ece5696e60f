// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnedTest {
  /** IS_ERR_VALUE of linux/err.h: only the last 4095 numbers are errors. */
  @ParameterizedTest
  @CsvSource({
    "0, true, 0", "4095, true, 4095", "4096, true, 0x1000",
    "-1, false, EPERM", "-13, false, EACCES", "-4095, false, error 4095",
    "-4096, true, 0xfffffffffffff000"
  })
  void onlyTheLast4095NumbersAreErrors(long raw, boolean ok, String text) {
    Returned returned = new Returned(Syscall.LSEEK, raw);
    assertThat(returned.ok()).isEqualTo(ok);
    assertThat(returned).hasToString("lseek = " + text);
  }

  @Test
  void aValueIsDemanded() {
    assertThat(new Returned(Syscall.LSEEK, Long.MIN_VALUE).value()).isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(() -> new Returned(Syscall.OPENAT, -13).value())
        .isInstanceOf(CallFailed.class)
        .hasMessage("openat: expected success, got EACCES");
  }

  @Test
  void anErrorHasAName() {
    assertThat(new Returned(Syscall.OPENAT, -3).errno()).contains(Errno.ESRCH);
    assertThat(new Returned(Syscall.OPENAT, 3).errno()).isEmpty();
  }

  @Test
  void aCallMayBeMissingOnAnArchitecture() {
    assertThat(Syscall.FORK.existsOn(Architecture.AARCH64)).isFalse();
    assertThatThrownBy(() -> Syscall.FORK.number(Architecture.AARCH64))
        .hasMessage("fork: expected a system call of aarch64");
  }
}
