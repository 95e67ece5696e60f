// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthTest {
  private static final Pipes PIPES = new Pipes(3, 6);

  /** CLONE_SETTLS, CLONE_PARENT_SETTID, CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID, CLONE_PIDFD. */
  @ParameterizedTest
  @ValueSource(longs = {0x80000, 0x100000, 0x1000000, 0x200000, 0x1000})
  void whatNeedsAPointerIsRefused(long flag) {
    assertThatThrownBy(() -> new Birth(flag | 17, 0, 0, PIPES))
        .as("pointers are never given")
        .hasMessageContaining("expected none that needs a pointer");
  }

  @Test
  void sharedMemoryNeedsABufferAndAStackOfItsOwn() {
    assertThatThrownBy(() -> new Birth(0x100, 0x1000, 0, PIPES)).hasMessageContaining("buffer");
    assertThatThrownBy(() -> new Birth(0x100, 0, 0x1000, PIPES)).hasMessageContaining("stack");
    assertThat(new Birth(0x100 | 0x4000, 0, 0x1000, PIPES).stack())
        .as("with CLONE_VFORK the parent waits, so that one stack is enough")
        .isZero();
  }
}
