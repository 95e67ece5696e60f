// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @Test
  void theEnvironmentTellsIt() {
    assertThat(RunDirectory.in(Map.of("PROTOPROBE_RUN_DIR", "/media")))
        .contains(new RunDirectory(Path.of("/media")));
    assertThat(RunDirectory.in(Map.of("PROTOPROBE_RUN_DIR", ""))).isEmpty();
    assertThat(RunDirectory.in(Map.of())).isEmpty();
  }

  @Test
  void eachTargetHasADirectoryOfItsOwn(@TempDir Path folder) {
    RunDirectory run = new RunDirectory(folder);
    assertThat(run.forTarget("unbound")).isDirectory().isEqualTo(run.forTarget("unbound"));
    assertThat(run.forTarget("bind")).isDirectory().isNotEqualTo(run.forTarget("unbound"));
  }

  @Test
  void aTargetsNameIsNoPath(@TempDir Path folder) {
    RunDirectory run = new RunDirectory(folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.forTarget("../other"))
        .withMessageContaining("../other");
    assertThatIllegalArgumentException().isThrownBy(() -> run.forTarget("a/b"));
  }
}
