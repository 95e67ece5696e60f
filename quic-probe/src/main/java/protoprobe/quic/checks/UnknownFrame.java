// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;

/** Frame types that nobody has defined. */
public enum UnknownFrame implements Row {
  ONE_OCTET("Type 0x20, in one octet.", 0x20),
  TWO_OCTETS("Type 0xff, in two octets.", 0x40, 0xff),
  EIGHT_OCTETS("A type of eight octets.", 0xc1, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef);

  private final String says;
  private final byte[] octets;

  UnknownFrame(String says, int... octets) {
    this.says = says;
    this.octets = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      this.octets[i] = (byte) octets[i];
    }
  }

  /** The type as it is sent. */
  byte[] octets() {
    return octets.clone();
  }

  @Override
  public String says() {
    return says;
  }
}
