// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CredentialsTest {
  /** The order of the four ids is that of proc_pid_status(5): real, effective, saved, fs. */
  private static final String STATUS =
      """
      Name:\tagent
      Uid:\t1\t2\t3\t4294967294
      Gid:\t5\t6\t7\t8
      Groups:\t20 30\s
      NSpid:\t7
      CapInh:\t0000000000000001
      CapPrm:\t000001ffffffffff
      CapEff:\t0000000000080000
      CapBnd:\tffffffffffffffff
      CapAmb:\t0000000000000000
      NoNewPrivs:\t1
      """;

  @Test
  void everyFieldIsInItsPlace() {
    Credentials read = Credentials.parse(STATUS);
    assertThat(read.uids()).isEqualTo(new Credentials.Ids(1, 2, 3, 4294967294L));
    assertThat(read.gids()).isEqualTo(new Credentials.Ids(5, 6, 7, 8));
    assertThat(read.groups()).containsExactly(20L, 30L);
    assertThat(read.capabilities())
        .isEqualTo(new Credentials.Capabilities(1, 0x1ff_ffff_ffffL, 0x80000, -1, 0));
    assertThat(read.status()).containsEntry("NoNewPrivs", "1").containsEntry("NSpid", "7");
  }

  @Test
  void noSupplementaryGroupsAndNoAmbientSet() {
    String old = STATUS.replace("20 30 ", "").replaceAll("CapAmb:.*\n", "");
    assertThat(Credentials.parse(old).groups()).isEmpty();
    assertThat(Credentials.parse(old).capabilities().ambient()).isZero();
  }

  @Test
  void aMissingFieldIsNamed() {
    assertThatThrownBy(() -> Credentials.parse("Name:\tx\n"))
        .hasMessageContaining("expected a field Uid, got [Name]");
    assertThatThrownBy(() -> Credentials.parse(STATUS.replace("\t3\t", "\t")))
        .hasMessageContaining("expected four ids");
  }

  @Test
  void unameHasFiveFieldsOfSixtyFiveOctets() {
    byte[] octets = new byte[Kernel.SIZE];
    String[] fields = {"Linux", "host", "6.1.0-56-amd64", "#1 SMP", "x86_64"};
    for (int i = 0; i < fields.length; i++) {
      System.arraycopy(fields[i].getBytes(), 0, octets, i * 65, fields[i].length());
    }
    assertThat(Kernel.parse(octets))
        .isEqualTo(new Kernel("Linux", "host", "6.1.0-56-amd64", "#1 SMP", "x86_64"));
  }
}
