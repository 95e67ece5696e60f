// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/** This environment cannot host the check. */
public final class NotApplicable extends RuntimeException {
  /**
   * @param message the missing fact as measured: the file, the call, the errno
   */
  public NotApplicable(String message) {
    super(message);
  }
}
