// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;

/** Lengths of connection ids, which no version but the first may bound (RFC 8999 section 5.1). */
public enum IdLength implements Row {
  OCTETS_0(0),
  OCTETS_20(20),
  OCTETS_21(21),
  OCTETS_64(64),
  OCTETS_255(255);

  private final int octets;

  IdLength(int octets) {
    this.octets = octets;
  }

  int octets() {
    return octets;
  }

  @Override
  public String says() {
    return "Connection ids of %d octets.".formatted(octets);
  }
}
