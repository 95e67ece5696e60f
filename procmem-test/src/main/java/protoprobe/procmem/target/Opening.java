// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.Optional;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;

/**
 * An attempt to open a file.
 *
 * @param task who tried
 * @param returned what openat(2) returned
 */
public record Opening(Task task, Returned returned) implements AutoCloseable {
  /** Why it was refused; empty if it was not. */
  public Optional<Errno> errno() {
    return returned.errno();
  }

  /**
   * The file.
   *
   * @throws protoprobe.procmem.wire.CallFailed if it was refused
   */
  public OpenFile file() {
    return new OpenFile(task, Math.toIntExact(returned.value()));
  }

  /** Closes the file, if there is one. */
  @Override
  public void close() {
    if (returned.ok()) {
      file().close();
    }
  }
}
