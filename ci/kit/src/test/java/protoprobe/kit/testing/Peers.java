// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Real programs that tests drive. */
public final class Peers {
  private static final String REQUIRED = "PROTOPROBE_REQUIRE_PEERS";

  /** Daemons live here, but an ordinary user's PATH does not name it. */
  private static final String SYSTEM = "/usr/local/sbin:/usr/sbin:/sbin";

  private Peers() {}

  /**
   * Where that program is: in PATH, or where the system keeps its daemons.
   *
   * @param program name of the file, such as {@code named}
   * @throws AssertionError if it is missing and the environment has PROTOPROBE_REQUIRE_PEERS=1
   * @throws TestAbortedException if it is missing otherwise: the test is skipped
   */
  public static Path require(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":" + SYSTEM;
    return require(program, path, "1".equals(System.getenv(REQUIRED)));
  }

  static Path require(String program, String path, boolean required) {
    return Arrays.stream(path.split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .or(() -> absent(program, path, required))
        .orElseThrow();
  }

  private static Optional<Path> absent(String program, String path, boolean required) {
    String message = "program '%s': not found in %s".formatted(program, path);
    if (required) {
      throw new AssertionError(message + ", and %s=1 demands it".formatted(REQUIRED));
    }
    throw new TestAbortedException(message);
  }
}
