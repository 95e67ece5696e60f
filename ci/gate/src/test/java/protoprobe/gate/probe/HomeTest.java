// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path top;

  @Test
  void beside_itself_before_the_checkout_before_path() throws IOException {
    Path itself = program("ci/gate/target/conformance");
    Files.createFile(top.resolve("ci/gate/pom.xml"));
    Path onPath = program("bin/a-probe");
    Home home = new Home(Optional.of(itself), "/no/such/folder::" + onPath.getParent());

    assertThat(home.program("a-probe")).contains(onPath);
    Path built = program("a-probe/target/a-probe");
    assertThat(home.program("a-probe")).contains(built);
    Path beside = program("ci/gate/target/a-probe");
    assertThat(home.program("a-probe")).contains(beside);
    assertThat(home.program("b-probe")).isEmpty();
  }

  @Test
  void through_a_link() throws IOException {
    Path itself = program("ci/gate/target/conformance");
    Files.createFile(top.resolve("ci/gate/pom.xml"));
    Path expectations = Files.createDirectories(top.resolve("ci/expectations"));
    Path besideLink = program("bin/a-probe");
    Path link = Files.createSymbolicLink(top.resolve("bin/conformance"), itself);
    Home home = new Home(Optional.of(link), "");

    assertThat(home.program("a-probe")).contains(besideLink);
    assertThat(home.expectations()).contains(expectations.toRealPath());
  }

  @Test
  void what_cannot_be_run_is_no_program() throws IOException {
    Path itself = program("conformance");
    Files.createFile(top.resolve("a-probe"));
    Files.createDirectory(top.resolve("b-probe"));
    Home home = new Home(Optional.of(itself), "");

    assertThat(home.program("a-probe")).isEmpty();
    assertThat(home.program("b-probe")).isEmpty();
    assertThat(home.expectations()).as("outside a checkout").isEmpty();
    assertThat(home.places()).isEqualTo(top + ", PATH");
  }

  private Path program(String path) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
