// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SetupIT {
  private static final Map<String, String> ROOT = Map.of();
  private static final Map<String, String> USER = Map.of("FAKE_UID", "1000");
  private static final String FORBIDDEN = "policy 101";

  /** As Debian's package does: a unit, its enabling link, an alias, a SysV script. */
  private static final String INSTALLS_BIND =
      """
      mkdir -p usr/lib/systemd/system etc/systemd/system/multi-user.target.wants etc/init.d
      : >usr/lib/systemd/system/named.service
      : >usr/lib/systemd/system/named@.service
      ln -sf /usr/lib/systemd/system/named.service etc/systemd/system/multi-user.target.wants/
      ln -sf /usr/lib/systemd/system/named.service etc/systemd/system/bind9.service
      : >etc/init.d/named
      """;

  private FakeSystem system;

  /** With a server of the user's own, enabled, and a name server file that nobody may touch. */
  @BeforeEach
  void aSystem(@TempDir Path folder) throws IOException {
    system = new FakeSystem(folder);
    system.file("usr/lib/systemd/system/unbound.service", "[Unit]");
    system.link(
        "etc/systemd/system/multi-user.target.wants/unbound.service",
        "/usr/lib/systemd/system/unbound.service");
    system.file("etc/resolv.conf", "nameserver 192.0.2.1\n");
    system.file("etc/init.d/unbound", "");
  }

  /** JUnit warns of each link to somewhere outside the folder that it removes. */
  @AfterEach
  void noLinks() throws IOException {
    system.removeLinks();
  }

  @Test
  void nothingMissingNothingDone() throws Exception {
    SortedMap<String, String> before = system.tree();
    assertThat(system.setup(ROOT, "", "--yes"))
        .isEqualTo(new FakeSystem.Run(0, "ci/setup: nothing missing\n"));
    assertThat(system.setup(ROOT, "", "--print").status()).isZero();
    assertThat(system.calls()).isEmpty();
    assertThat(system.tree()).isEqualTo(before);
  }

  @Test
  void printingOnlyShows() throws Exception {
    system.lacks("bind9", "tshark");
    FakeSystem.Run run = system.setup(ROOT, "", "--print");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.words())
        .contains("missing: bind9 tshark\n", "apt-get install -y --no-install-recommends");
    assertThat(system.calls()).isEmpty();
  }

  @Test
  void anOrdinaryUserIsToldAndGoesOn() throws Exception {
    system.lacks("bind9");
    FakeSystem.Run run = system.setup(USER, "", "--yes");
    assertThat(run.status()).isZero();
    assertThat(run.words()).contains("missing: bind9\n", "not root");
    assertThat(system.calls()).isEmpty();
  }

  @Test
  void rootIsAskedOutsideContinuousIntegration() throws Exception {
    system.lacks("gcc");
    assertThat(system.setup(ROOT, "n\n").words()).contains("going on without");
    assertThat(system.setup(ROOT, "").words()).contains("going on without");
    assertThat(system.calls()).isEmpty();
    assertThat(system.setup(ROOT, "y\n").status()).isZero();
    assertThat(system.calls()).last().isEqualTo(FORBIDDEN);
  }

  @Test
  void continuousIntegrationIsNotAsked() throws Exception {
    system.lacks("gcc");
    assertThat(system.setup(Map.of("CI", "true"), "").status()).isZero();
    assertThat(system.calls()).hasSize(2).last().isEqualTo(FORBIDDEN);
  }

  @Test
  void whatTheInstallationEnabledIsDisabledAndMasked() throws Exception {
    system.lacks("bind9");
    system.apt(INSTALLS_BIND);
    SortedMap<String, String> expected = system.tree();
    expected.put("usr/lib/systemd/system/named.service", "");
    expected.put("usr/lib/systemd/system/named@.service", "");
    expected.put("etc/systemd/system/named.service", "-> /dev/null");
    expected.put("etc/systemd/system/named@.service", "-> /dev/null");
    expected.put("etc/init.d/named", "");

    FakeSystem.Run run = system.setup(ROOT, "", "--yes");

    assertThat(run.status()).as(run.words()).isZero();
    assertThat(system.tree()).isEqualTo(expected);
    assertThat(system.calls())
        .contains(FORBIDDEN, "update-rc.d named disable")
        .doesNotContain("update-rc.d unbound disable");
    assertThat(run.words()).contains("masked named.service; systemctl unmask named.service");
  }

  @Test
  void aFailedInstallationIsCleanedUpToo() throws Exception {
    system.lacks("bind9");
    system.apt(INSTALLS_BIND + "exit 100");

    FakeSystem.Run run = system.setup(ROOT, "", "--yes");

    assertThat(run.status()).isEqualTo(100);
    assertThat(system.tree())
        .containsEntry("etc/systemd/system/named.service", "-> /dev/null")
        .doesNotContainKeys(
            "usr/sbin/policy-rc.d", "etc/systemd/system/multi-user.target.wants/named.service");
  }

  @Test
  void systemdsOwnUnitsAreTheMachinesBusiness() throws Exception {
    system.lacks("bind9");
    system.apt(
        """
        mkdir -p usr/lib/systemd/system etc/systemd/system/getty.target.wants
        : >usr/lib/systemd/system/getty@.service
        cd etc/systemd/system/getty.target.wants
        ln -s /usr/lib/systemd/system/getty@.service getty@tty1.service
        """);
    system.setup(ROOT, "", "--yes");
    assertThat(system.tree())
        .containsKey("etc/systemd/system/getty.target.wants/getty@tty1.service")
        .doesNotContainKey("etc/systemd/system/getty@.service");
  }

  @Test
  void theUsersOwnPolicyStays() throws Exception {
    system.lacks("gcc");
    Path own = system.executable("usr/sbin/policy-rc.d", "#!/bin/sh\n# mine\nexit 101\n");
    assertThat(system.setup(ROOT, "", "--yes").status()).isZero();
    assertThat(system.calls()).last().isEqualTo(FORBIDDEN);
    assertThat(own).hasContent("#!/bin/sh\n# mine\nexit 101\n");
  }

  @Test
  void aPolicyThatLetsDaemonsStartStopsTheInstallation() throws Exception {
    system.lacks("bind9");
    Path own = system.executable("usr/sbin/policy-rc.d", "#!/bin/sh\nexit 0\n");
    FakeSystem.Run run = system.setup(ROOT, "", "--yes");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.words()).contains("policy-rc.d lets daemons start (exit 0, not 101)");
    assertThat(system.calls()).isEmpty();
    assertThat(own).hasContent("#!/bin/sh\nexit 0\n");
  }

  @Test
  void aPolicyLeftByAKilledRunIsRemoved() throws Exception {
    system.lacks("gcc");
    system.executable(
        "usr/sbin/policy-rc.d",
        "#!/bin/sh\n# Written by protoprobe ci/setup for the time of an installation.\nexit 101\n");
    assertThat(system.setup(ROOT, "", "--yes").status()).isZero();
    assertThat(system.tree()).doesNotContainKey("usr/sbin/policy-rc.d");
  }

  @Test
  void theIndexIsUpdatedOnlyWhenItMust() throws Exception {
    system.lacks("gcc");
    system.setup(ROOT, "", "--yes");
    assertThat(system.calls()).noneMatch(call -> call.startsWith("apt-get update"));
    system.lacks("gcc");
    system.doesNotKnow("gcc");
    system.setup(ROOT, "", "--yes");
    assertThat(system.calls()).contains("apt-get update");
  }

  @Test
  void theCaptureToolGetsNoSetuidProgram() throws Exception {
    system.lacks("tshark");
    system.setup(ROOT, "", "--yes");
    assertThat(system.calls())
        .first()
        .isEqualTo("debconf wireshark-common wireshark-common/install-setuid boolean false");
  }

  @Test
  void anOldCompilerIsNotEnough() throws Exception {
    system.program("javac", "echo javac 11.0.2");
    assertThat(system.setup(ROOT, "", "--print").words())
        .contains("missing: openjdk-17-jdk-headless\n");
    system.doesNotKnow("openjdk-17-jdk-headless");
    assertThat(system.setup(ROOT, "", "--print").words()).contains("missing: default-jdk-headless");
  }

  @Test
  void anUnknownOption() throws Exception {
    FakeSystem.Run run = system.setup(ROOT, "", "--force");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.words()).contains("--force: unknown option", "Usage: ci/setup");
  }
}
