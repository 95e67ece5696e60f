// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a run took place; no host or user names.
 *
 * @param os operating system, from os-release where there is one
 * @param kernel kernel release
 * @param arch processor architecture
 * @param jdk version of the Java runtime
 * @param uid effective user id, or -1 where unknown
 */
public record Environment(String os, String kernel, String arch, String jdk, int uid) {
  /** This machine, now. */
  public static Environment here() {
    return new Environment(
        lines("/etc/os-release")
            .filter(line -> line.startsWith("PRETTY_NAME="))
            .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
            .findFirst()
            .orElse(System.getProperty("os.name")),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        effectiveUid().orElse(-1));
  }

  private static OptionalInt effectiveUid() {
    return lines("/proc/self/status")
        .filter(line -> line.startsWith("Uid:"))
        .mapToInt(line -> Integer.parseInt(line.split("\\s+")[2]))
        .findFirst();
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (java.io.IOException absent) {
      return Stream.empty();
    }
  }
}
