// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Where a read across a hole behind the second page begins. */
public enum AcrossHole implements Row {
  FIRST_OCTET(0, 2, "At the beginning of a page: both pages come."),
  INSIDE_A_PAGE(100, 2, "Inside a page: the rest of both comes."),
  LAST_OCTET(-1, 2, "At the last octet before the hole: it comes alone.");

  private final int offset;
  private final int hole;
  private final String says;

  AcrossHole(int offset, int hole, String says) {
    this.offset = offset;
    this.hole = hole;
    this.says = says;
  }

  /** Where it begins, in octets from the first page. */
  public int from(int page) {
    return offset >= 0 ? offset : hole * page + offset;
  }

  /** How much is there. */
  public int count(int page) {
    return hole * page - from(page);
  }

  @Override
  public String says() {
    return says;
  }
}
