// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;

/** Datagrams below the size of which every first one is (RFC 9000 section 14.1). */
public enum TooSmall implements Row {
  OCTETS_50(50),
  OCTETS_1199(1199);

  private final int octets;

  TooSmall(int octets) {
    this.octets = octets;
  }

  int octets() {
    return octets;
  }

  @Override
  public String says() {
    return "A datagram of %d octets.".formatted(octets);
  }
}
