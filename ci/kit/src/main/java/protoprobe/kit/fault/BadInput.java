// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.fault;

/** Something the user gave cannot be parsed or is unknown to us: exit code 2. */
public final class BadInput extends RuntimeException {
  /**
   * @param message one line naming the input and what was expected instead
   */
  public BadInput(String message) {
    super(message);
  }
}
