// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.kit.check.Row;

/** Payload sizes that count as 512. */
public enum SmallPayload implements Row {
  OCTETS_0(0),
  OCTETS_1(1),
  OCTETS_100(100),
  OCTETS_511(511);

  private final int octets;

  SmallPayload(int octets) {
    this.octets = octets;
  }

  /** What the query's OPT record says. */
  public int octets() {
    return octets;
  }

  @Override
  public String says() {
    return "The query says %d octets.".formatted(octets);
  }
}
