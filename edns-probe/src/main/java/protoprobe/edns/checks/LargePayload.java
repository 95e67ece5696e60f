// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.kit.check.Row;

/** Payload sizes above what the paths of the Internet carry unfragmented. */
public enum LargePayload implements Row {
  OCTETS_4096(4096),
  OCTETS_65535(65_535);

  private final int octets;

  LargePayload(int octets) {
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
