// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.Program;

/** The container's description, and names. */
class RuncTest {
  @Test
  void theBundleIsDockers() throws Exception {
    Program runc = new Program("runc", Path.of("/usr/sbin/runc"));
    Sandbox.Place place = new Sandbox.Place(Path.of("/mnt/t"), Path.of("/mnt/t/agent"), 3);
    List<String> line = Runc.docker().command(Optional.of(runc), place);
    assertThat(line)
        .endsWith(
            "/usr/sbin/runc",
            "--rootless=true",
            "--root",
            "/mnt/t/state",
            "run",
            "--bundle",
            "/mnt/t/procmem-3",
            "procmem-3");
    JsonNode config = new ObjectMapper().readTree(line.get(6));
    assertThat(config.at("/process/capabilities/bounding")).hasSize(14);
    assertThat(config.at("/process/args/0").asText()).isEqualTo("/agent");
    assertThat(config.at("/process/noNewPrivileges").asBoolean(true)).isFalse();
  }

  /** capabilities(7); the bits of include/uapi/linux/capability.h. */
  @Test
  void capabilitiesHaveNames() {
    assertThat(CapabilityNames.of(0)).isEmpty();
    assertThat(CapabilityNames.of(1L << 40 | 1L << 21 | 1 | 1L << 41))
        .containsExactlyInAnyOrder("CAP_CHOWN", "CAP_SYS_ADMIN", "CAP_CHECKPOINT_RESTORE");
    assertThat(CapabilityNames.of(-1)).hasSize(41);
    assertThat(new TreeSet<>(CapabilityNames.of(0xa80425fbL)))
        .as("Docker's, as /proc/PID/status shows them")
        .hasSize(14)
        .contains("CAP_SETFCAP", "CAP_NET_RAW", "CAP_MKNOD")
        .doesNotContain("CAP_SYS_PTRACE");
  }

  @Test
  void versionsAsPrograms() {
    assertThat(Printed.number("bubblewrap 0.8.0\n")).contains("0.8.0");
    assertThat(Printed.number("runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1\n"))
        .contains("1.1.5+ds1");
    assertThat(Printed.number("runsc version 0.0~20221219.0\nspec: 1.0\n"))
        .contains("0.0~20221219.0");
    assertThat(Printed.number("runsc version release-20240401.0\nspec: 1.1.0-rc.1\n"))
        .contains("20240401.0");
    assertThat(Printed.number("no number")).isEmpty();
  }
}
