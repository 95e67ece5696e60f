// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/** The check ran, but what was seen allows no verdict. */
public final class Inconclusive extends RuntimeException {
  /**
   * @param message what was sent, what was awaited and what came instead
   */
  public Inconclusive(String message) {
    super(message);
  }

  /**
   * @param message what was sent, what was awaited and what came instead
   * @param cause what interrupted the check
   */
  public Inconclusive(String message, Throwable cause) {
    super(message, cause);
  }
}
