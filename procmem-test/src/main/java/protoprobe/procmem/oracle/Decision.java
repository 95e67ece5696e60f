// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;
import protoprobe.procmem.wire.Errno;

/**
 * What the kernel decides.
 *
 * @param errno the error; empty for a success
 * @param branch the question that decided
 */
public record Decision(Optional<Errno> errno, Branch branch) {
  static Decision refused(Errno errno, Branch branch) {
    return new Decision(Optional.of(errno), branch);
  }

  static Decision allowed(Branch branch) {
    return new Decision(Optional.empty(), branch);
  }

  /** Whether it is allowed. */
  public boolean isAllowed() {
    return errno.isEmpty();
  }

  /** One line. */
  public String text() {
    return "%s  %s: %s"
        .formatted(errno.map(Errno::name).orElse("success"), branch, branch.source());
  }
}
