// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.nio.file.Path;
import java.util.List;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;

/** How a child is started. */
final class StackCommand {
  private StackCommand() {}

  /** With the classes of this JVM, its temporary files in its own directory. */
  static List<String> of(Path directory, Class<?> main) {
    return JavaCommand.of(new RunDirectory(directory), main, List.of(directory.toString()));
  }
}
