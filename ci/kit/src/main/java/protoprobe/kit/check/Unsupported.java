// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/** The target lacks an optional feature, as a control probe has shown. */
public final class Unsupported extends RuntimeException {
  /**
   * @param message the feature, the control that was sent, and what came back
   */
  public Unsupported(String message) {
    super(message);
  }
}
