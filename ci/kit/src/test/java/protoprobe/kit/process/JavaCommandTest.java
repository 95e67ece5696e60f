// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import protoprobe.kit.fault.Refused;

class JavaCommandTest {
  @Test
  void nothingIsWrittenOutsideTheRunDirectory() {
    RunDirectory run = new RunDirectory(Path.of("/media"));
    List<String> line = JavaCommand.of(run, JavaCommandTest.class, List.of("-x", "a b"));
    assertThat(line)
        .startsWith(System.getProperty("java.home") + "/bin/java")
        .contains(
            "-XX:-UsePerfData", "-Djava.io.tmpdir=/media/tmp", "-XX:ErrorFile=/media/hs_err_%p.log")
        .endsWith("protoprobe.kit.process.JavaCommandTest", "-x", "a b");
  }

  @Test
  void aClassPathWithoutTheProgramIsRefused() {
    String own = JavaCommand.classPath(System.getProperty("java.class.path"));
    assertThatCode(() -> JavaCommand.requireClass(JavaCommand.class, own))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> JavaCommand.requireClass(JavaCommand.class, "/no/booter.jar"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("protoprobe.kit.process.JavaCommand on java.class.path")
        .hasMessageEndingWith("it is /no/booter.jar");
  }

  @Test
  void theClassPathIsAbsolute() {
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(JavaCommand.classPath("a.jar:/b/../c.jar")).isEqualTo(here + "/a.jar:/c.jar");
    assertThat(JavaCommand.classPath("")).as("the launcher's default").isEqualTo(here);
  }
}
