// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of util-linux 2.38 and iproute2 6.1 as they were met. */
class RefusalTest {
  private static final String UNSHARE = "unshare -rnmpf --mount-proc";

  @Test
  void unshareItself() {
    NotPermitted refused = of("unshare: unshare failed: Operation not permitted");
    assertThat(refused.call()).isEqualTo(UNSHARE);
    assertThat(refused.error()).isEqualTo("Operation not permitted");
  }

  @Test
  void aLaterStepOfUnshare() {
    assertThat(of("unshare: mount /proc failed: Operation not permitted").error())
        .isEqualTo("mount /proc failed: Operation not permitted");
    assertThat(of("unshare: write failed /proc/self/uid_map: Operation not permitted").error())
        .isEqualTo("write failed /proc/self/uid_map: Operation not permitted");
  }

  @Test
  void aStepOfTheScript() {
    NotPermitted refused =
        of(
            "guardian: failed: mount -t tmpfs protoprobe /mnt: mount: /mnt: permission denied."
                + " dmesg(1) may have more information after failed mount system call.");
    assertThat(refused.call()).isEqualTo("mount -t tmpfs protoprobe /mnt");
    assertThat(refused.error()).isEqualTo("mount: /mnt: permission denied.");
  }

  @Test
  void anAddressWithColons() {
    NotPermitted refused =
        of("guardian: failed: ip address add ::2/128 dev lo: RTNETLINK answers: File exists");
    assertThat(refused.call()).isEqualTo("ip address add ::2/128 dev lo");
    assertThat(refused.error()).isEqualTo("RTNETLINK answers: File exists");
  }

  @Test
  void aMissingProgramNamesItsPackage() {
    NotPermitted refused = of("guardian: failed: ip link set lo up: guardian: 5: ip: not found");
    assertThat(refused.hint()).contains("the package with ip");
    assertThat(refused).hasMessageEndingWith("ip: not found (what allows it: the package with ip)");
  }

  @Test
  void aDeathWithoutKnownWords() {
    assertThat(of("Killed").error()).isEqualTo("ended with status 137 before it was ready: Killed");
    assertThat(Refusal.of(UNSHARE, List.of(), 137, false).error())
        .isEqualTo("ended with status 137 before it was ready");
  }

  private static NotPermitted of(String line) {
    return Refusal.of(UNSHARE, List.of(line), 137, false);
  }
}
