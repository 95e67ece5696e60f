// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import protoprobe.procmem.oracle.Surroundings.Mount;
import protoprobe.procmem.oracle.UserNamespace.IdMap;

/** Lines as Linux 6.18 wrote them. */
class ProcMountTest {
  private static final String LINES =
      """
      25 1 0:22 / /proc rw,nosuid - proc proc rw
      30 25 0:22 / /r ro,nosuid - proc proc rw
      31 25 0:30 / /h rw - proc proc rw,gid=183963794,hidepid=invisible
      32 25 0:31 / /h4 rw - proc proc rw,hidepid=ptraceable
      """;

  @Test
  void optionsAreRead() {
    assertThat(ProcMount.of(LINES, "/proc")).isEqualTo(new ProcMount(0, 0, Mount.WRITABLE));
    assertThat(ProcMount.of(LINES, "/r")).isEqualTo(new ProcMount(0, 0, Mount.READ_ONLY_MOUNT));
    assertThat(ProcMount.of(LINES, "/h")).isEqualTo(new ProcMount(2, 183_963_794, Mount.WRITABLE));
    assertThat(ProcMount.of(LINES, "/h4").hidepid()).isEqualTo(4);
  }

  @Test
  void theGroupIsTheKernelsNumber() {
    ProcMount mount = ProcMount.of(LINES, "/h");
    assertThat(mount.seenFrom(new IdMap(0, 183_959_552, 65_536)).group())
        .as("gid=4242 in a user namespace whose group 0 is 183959552")
        .isEqualTo(4242);
    assertThat(mount.seenFrom(new IdMap(0, 0, 0xffff_ffffL))).as("no namespace").isEqualTo(mount);
    assertThat(mount.seenFrom(new IdMap(0, 1000, 1)).group())
        .as("a group that is nobody's in there")
        .isEqualTo(-1);
  }
}
