// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Flag;
import protoprobe.kit.check.Row;

/** Header bits that a client may set without an OPT record. */
public enum HeaderBit implements Row {
  Z(Flag.Z, "The one bit of the header that is still unassigned."),
  AD(Flag.AD, "The client wants to know whether the data are authentic (RFC 6840 section 5.7)."),
  CD(Flag.CD, "The client checks for itself (RFC 4035 section 3.2.2).");

  private final Flag flag;
  private final String says;

  HeaderBit(Flag flag, String says) {
    this.flag = flag;
    this.says = says;
  }

  /** The bit itself. */
  public Flag flag() {
    return flag;
  }

  @Override
  public String says() {
    return says;
  }
}
