// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;

/** The command line of a child. */
final class StackCommand {
  /**
   * It lives for seconds and holds little. Both compilers stay: only the second knows the
   * processor's instructions for SHA-256, by which a native library of 34 MB is checked at each
   * start.
   */
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx256m");

  private StackCommand() {}

  /**
   * @param directory the child's own
   * @param main what it runs
   */
  static List<String> of(Path directory, Class<?> main) {
    RunDirectory run = new RunDirectory(directory);
    List<String> line = new ArrayList<>(JavaCommand.of(run, main, List.of(directory.toString())));
    line.addAll(1, OPTIONS);
    return line;
  }
}
