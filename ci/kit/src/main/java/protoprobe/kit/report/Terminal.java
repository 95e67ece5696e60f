// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a standard stream of this process is a terminal. Java 17 cannot tell for one stream
 * alone: {@code System.console()} wants input and output, and says nothing of errors.
 */
public enum Terminal {
  STANDARD_OUTPUT(1),
  STANDARD_ERROR(2);

  private final int descriptor;

  Terminal(int descriptor) {
    this.descriptor = descriptor;
  }

  /** A terminal that moves its cursor and shows colours; false where there is no {@code /proc}. */
  public boolean capable() {
    return isTerminal(target()) && !"dumb".equals(environment("TERM").orElse("dumb"));
  }

  /** Pseudo-terminals of devpts, virtual and serial consoles: Linux, admin-guide/devices. */
  static boolean isTerminal(String device) {
    return device.matches("/dev/(pts/\\d+|tty\\w*|console)");
  }

  private String target() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    } catch (IOException | UnsupportedOperationException noProc) {
      return "";
    }
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name));
  }
}
