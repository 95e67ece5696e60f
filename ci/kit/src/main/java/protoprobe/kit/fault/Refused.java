// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.fault;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Well formed, but the world refuses: no such host, connection refused, silence: exit code 3. */
public final class Refused extends RuntimeException {
  /**
   * @param message one line naming the input and what happened
   */
  public Refused(String message) {
    super(message);
  }

  /**
   * @param message one line naming the input and what happened
   * @param cause what the system said
   */
  public Refused(String message, Throwable cause) {
    super(message, cause);
  }

  /** The system's words, where Java keeps them; else what Java's exception stands for. */
  public static String reason(IOException e) {
    if (!(e instanceof FileSystemException system)) {
      return String.valueOf(e.getMessage());
    }
    String words =
        Optional.ofNullable(system.getReason())
            .orElseGet(
                () ->
                    e instanceof AccessDeniedException
                        ? "permission denied"
                        : e instanceof FileAlreadyExistsException
                            ? "is not a folder"
                            : "cannot be made");
    return system.getFile() + ": " + words;
  }
}
