// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The release of this build, packed and unpacked once for all tests. */
final class Release {
  static final Path CI = Path.of("..").toAbsolutePath().normalize();
  private static final Path FOLDER = Path.of("target/release-it").toAbsolutePath();
  private static Path archive;
  private static Path unpacked;

  private Release() {}

  /**
   * {@code protoprobe-VERSION.tar.gz}, with SHA256SUMS beside it.
   *
   * @throws TestAbortedException if the executables of this checkout are not built, unless the
   *     environment has PROTOPROBE_REQUIRE_PEERS=1
   */
  static synchronized Path archive() throws Exception {
    if (archive == null) {
      archive = pack(new Shell(CI), FOLDER);
    }
    return archive;
  }

  /** The folder that comes out of it, {@code bin} below it. */
  static synchronized Path unpacked() throws Exception {
    if (unpacked == null) {
      Path folder = FOLDER.resolve("unpacked");
      new Shell(CI).run("rm", "-rf", folder.toString()).good();
      Files.createDirectories(folder);
      new Shell(folder).run("tar", "-xzf", archive().toString()).good();
      unpacked = only(folder);
    }
    return unpacked;
  }

  /** Packs what is built, in that shell's environment. */
  static Path pack(Shell shell, Path out) throws Exception {
    Shell.Run run = shell.run(CI.resolve("release").toString(), "--built", "--out", out.toString());
    if (run.status() == 3 && !"1".equals(System.getenv("PROTOPROBE_REQUIRE_PEERS"))) {
      throw new TestAbortedException(run.words());
    }
    return Path.of(run.good().words().strip());
  }

  /** The line of SHA256SUMS. */
  static String checksum() throws Exception {
    return Files.readString(archive().resolveSibling("SHA256SUMS")).split(" ")[0];
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.reduce((one, two) -> folder).orElseThrow();
    }
  }
}
