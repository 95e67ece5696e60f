// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.kit.check.Row;

/** How much data an option that nobody knows carries. */
public enum OptionSize implements Row {
  OCTETS_0(0),
  OCTETS_1(1),
  OCTETS_255(255),
  OCTETS_4000(4000);

  /** What certainly fits a datagram that no network fragments. */
  private static final int SAFE_DATAGRAM = 512;

  private final int octets;

  OptionSize(int octets) {
    this.octets = octets;
  }

  /** Octets of OPTION-DATA. */
  public int octets() {
    return octets;
  }

  /** Whether the query is too long for a datagram and needs TCP. */
  boolean needsTcp() {
    return octets > SAFE_DATAGRAM;
  }

  @Override
  public String says() {
    return "%d octets of option data%s.".formatted(octets, needsTcp() ? ", asked over TCP" : "");
  }
}
