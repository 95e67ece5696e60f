// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

/** The table of a check that has none. */
public enum NoRows implements Row {
  ;

  @Override
  public String says() {
    throw new AssertionError("NoRows has no constants");
  }
}
