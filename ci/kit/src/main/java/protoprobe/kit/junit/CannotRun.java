// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

/** A suite or a check that cannot be judged; where in our code that was found out says nothing. */
final class CannotRun extends RuntimeException {
  CannotRun(String message) {
    super(message, null, false, false);
  }
}
