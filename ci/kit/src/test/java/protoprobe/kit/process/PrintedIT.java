// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PrintedIT {
  @Test
  void bothOutputsAreRead() {
    assertThat(Printed.by(List.of("sh", "-c", "cat; echo one; echo two >&2")))
        .isEqualTo("one\ntwo\n");
  }

  @Test
  void whatCannotBeStartedPrintsNothing() {
    assertThat(Printed.by(List.of("/no/such/program"))).isEmpty();
  }

  @Test
  void nobodyIsListenedToForever() {
    assertThat(Printed.by(List.of("yes", "a"))).hasSize(65_536).startsWith("a\na\n");
  }

  @Test
  void theFirstNumberIsTheVersion() {
    assertThat(Printed.number("2.6.2")).contains("2.6.2");
    assertThat(Printed.number("server 0.12.1+dfsg-1+deb12u1 of 1 May"))
        .contains("0.12.1+dfsg-1+deb12u1");
    assertThat(Printed.number("none, or 7")).isEmpty();
  }
}
