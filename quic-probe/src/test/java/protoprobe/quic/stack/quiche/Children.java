// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Child JVMs of this process. */
final class Children {
  private Children() {}

  /** Those that live and run that class. */
  static List<ProcessHandle> of(Class<?> main) {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> arguments(child).anyMatch(main.getName()::equals))
        .toList();
  }

  /** What a child was told of its own directory. */
  static Path directory(ProcessHandle child, Class<?> main) {
    List<String> all = arguments(child).toList();
    return Path.of(all.get(all.indexOf(main.getName()) + 1));
  }

  /** As proc(5) has them: Java leaves out those of a long command line. */
  private static Stream<String> arguments(ProcessHandle child) {
    try {
      return Arrays.stream(
          Files.readString(Path.of("/proc/" + child.pid() + "/cmdline")).split("\0"));
    } catch (IOException ended) {
      return Stream.empty();
    }
  }
}
