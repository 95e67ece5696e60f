// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Row;

/** Where the OPT record stands among other records of the additional section. */
public enum OptNeighbour implements Row {
  LAST("An address record stands before the OPT record."),
  FIRST("An address record stands after the OPT record."),
  BETWEEN("The OPT record stands between two address records.");

  private static final Rr ADDRESS =
      Rr.of(Name.parse("neighbour.invalid."), Type.A, 60, new byte[] {(byte) 192, 0, 2, 99});

  private final String says;

  OptNeighbour(String says) {
    this.says = says;
  }

  /** That query with neighbours of its OPT record. */
  Query in(Query query) {
    Query before = this == FIRST ? query : query.beforeOpt(ADDRESS);
    return this == LAST ? before : before.afterOpt(ADDRESS);
  }

  @Override
  public String says() {
    return says;
  }
}
