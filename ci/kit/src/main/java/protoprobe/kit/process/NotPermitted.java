// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The system refused a step that comes before a guarded command: never the command's own failure.
 * Well formed, but the world refuses: exit code 3.
 */
public final class NotPermitted extends RuntimeException {
  private final String call;
  private final String error;
  private final String hint;

  /**
   * @param call the program or system call that was refused, with what matters of its arguments
   * @param error the errno as text, such as {@code Operation not permitted}
   * @param hint the flag, package or sysctl that allows it, where known
   */
  public NotPermitted(String call, String error, Optional<String> hint) {
    super(call + ": " + error + hint.map(h -> " (what allows it: " + h + ")").orElse(""));
    this.call = call;
    this.error = error;
    this.hint = hint.orElse("");
  }

  /** A refusal with the remedy that this system shows. */
  public static NotPermitted of(String call, String error) {
    return new NotPermitted(call, error, new Hint(Path.of("/")).remedy(Guardian.isRoot()));
  }

  /** The program or system call that was refused. */
  public String call() {
    return call;
  }

  /** The errno as text. */
  public String error() {
    return error;
  }

  /** The flag, package or sysctl that allows it, where known. */
  public Optional<String> hint() {
    return Optional.of(hint).filter(known -> !known.isEmpty());
  }
}
