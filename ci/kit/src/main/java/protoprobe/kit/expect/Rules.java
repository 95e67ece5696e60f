// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

/**
 * How strictly a run is judged.
 *
 * @param strict whether a {@code warn} that no line lists is a deviation
 * @param allowUnexpectedPass whether a result better than listed is as good as expected
 */
public record Rules(boolean strict, boolean allowUnexpectedPass) {
  /** The gate's own: warnings pass, stale lines do not. */
  public static final Rules DEFAULT = new Rules(false, false);
}
