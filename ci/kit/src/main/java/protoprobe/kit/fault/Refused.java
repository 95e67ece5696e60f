// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.fault;

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
}
