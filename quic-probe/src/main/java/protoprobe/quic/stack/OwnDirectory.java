// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import protoprobe.kit.check.NotApplicable;

/**
 * A directory that nobody else can look into, below the temporary one; that is the run directory's
 * in a guarded run.
 */
final class OwnDirectory {
  private OwnDirectory() {}

  /**
   * Makes one.
   *
   * @throws NotApplicable if that is impossible
   */
  static Path make() {
    try {
      Path directory = Files.createTempDirectory("protoprobe-stack-"); // mode 0700
      Files.createDirectory(directory.resolve("tmp"));
      return directory;
    } catch (IOException failure) {
      throw new NotApplicable("temporary directory for a client: " + failure);
    }
  }

  /** Removes it with all that is in it; links are not followed, and what is gone is gone. */
  static void remove(Path directory) {
    try {
      Files.walkFileTree(directory, new Removal());
    } catch (IOException left) {
      System.err.println("not removed: " + left.getMessage());
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
