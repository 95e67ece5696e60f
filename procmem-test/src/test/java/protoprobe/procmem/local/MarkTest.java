// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.fault.Refused;
import protoprobe.procmem.target.Credentials;

/** What counts as different; synthetic places. */
class MarkTest {
  private static final String STATUS =
      """
      TracerPid:	0
      Uid:	0	0	0	0
      Gid:	0	0	0	0
      CapInh:	0000000000000000
      CapPrm:	00000000000000ff
      CapEff:	00000000000000ff
      CapBnd:	00000000000000ff
      NoNewPrivs:	0
      Seccomp:	0
      Seccomp_filters:	0
      """;

  private static final Vantage OUTSIDE = at("pid:[1]", "user:[1]", "Linux 6.1 #1", STATUS);

  private static Vantage at(String pid, String user, String kernel, String status) {
    return new Vantage(pid, user, kernel, Credentials.parse(status));
  }

  @Test
  void nothingIsDifferentOutside() {
    assertThat(Mark.found(OUTSIDE, OUTSIDE)).isEmpty();
  }

  @Test
  void namespacesAndKernel() {
    assertThat(Mark.found(at("pid:[2]", "user:[1]", "Linux 6.1 #1", STATUS), OUTSIDE))
        .containsExactly(Mark.PID_NAMESPACE);
    assertThat(Mark.found(at("pid:[1]", "user:[2]", "Linux 6.1 #1", STATUS), OUTSIDE))
        .containsExactly(Mark.USER_NAMESPACE);
    assertThat(Mark.found(at("pid:[1]", "user:[1]", "Linux 6.1 #2", STATUS), OUTSIDE))
        .containsExactly(Mark.OTHER_KERNEL);
  }

  @ParameterizedTest
  @CsvSource({
    "TracerPid:\t0, TracerPid:\t7, TRACED",
    "NoNewPrivs:\t0, NoNewPrivs:\t1, NO_NEW_PRIVS",
    "Seccomp:\t0, Seccomp:\t2, SECCOMP",
    "Seccomp_filters:\t0, Seccomp_filters:\t1, SECCOMP",
    "CapBnd:\t00000000000000ff, CapBnd:\t000000000000000f, FEWER_CAPABILITIES"
  })
  void status(String outside, String inside, Mark mark) {
    Vantage changed = at("pid:[1]", "user:[1]", "Linux 6.1 #1", STATUS.replace(outside, inside));
    assertThat(Mark.found(changed, OUTSIDE)).containsExactly(mark);
    assertThat(Mark.found(changed, changed))
        .as("if it is so outside as well")
        .isEqualTo(mark == Mark.TRACED ? Set.of(mark) : Set.of());
  }

  @Test
  void otherCapabilitiesAreNotFewer() {
    String more = STATUS.replace("CapBnd:\t00000000000000ff", "CapBnd:\t000000000000010f");
    assertThat(Mark.found(at("pid:[1]", "user:[1]", "Linux 6.1 #1", more), OUTSIDE)).isEmpty();
  }

  /** gVisor's has neither NoNewPrivs nor Seccomp_filters; Linux before 5.9 not the latter. */
  @Test
  void fieldsThatAreMissingSayNothing() {
    String old = STATUS.replaceAll("(?m)^(NoNewPrivs|Seccomp_filters):.*\n", "");
    assertThat(Mark.found(at("pid:[1]", "user:[1]", "Linux 6.1 #1", old), OUTSIDE)).isEmpty();
  }

  @Test
  void aMissingMarkIsNamed() {
    Mark.prove("box", Set.of(Mark.SECCOMP), Set.of(Mark.SECCOMP, Mark.TRACED));
    assertThatThrownBy(() -> Mark.prove("box", Set.of(Mark.SECCOMP), Set.of(Mark.TRACED)))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "box: expected the mark seccomp, got a program for which /proc/self/status, Seccomp is"
                + " as outside: it is not in the sandbox");
  }
}
