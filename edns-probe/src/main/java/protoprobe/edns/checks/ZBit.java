// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Opt;
import protoprobe.kit.check.Row;

/** The 15 bits of the OPT record's flags that RFC 6891 reserves. */
public enum ZBit implements Row {
  Z_4000(0x4000),
  Z_2000(0x2000),
  Z_1000(0x1000),
  Z_0800(0x0800),
  Z_0400(0x0400),
  Z_0200(0x0200),
  Z_0100(0x0100),
  Z_0080(0x0080),
  Z_0040(0x0040),
  Z_0020(0x0020),
  Z_0010(0x0010),
  Z_0008(0x0008),
  Z_0004(0x0004),
  Z_0002(0x0002),
  Z_0001(0x0001);

  private final int bit;

  ZBit(int bit) {
    this.bit = bit;
  }

  /** The bit in the 16-bit word. */
  public int bit() {
    return bit;
  }

  @Override
  public String says() {
    return bit == Opt.CO
        ? "Bit 0x4000, meanwhile assigned as CO (RFC 9824), which an answer may carry too."
        : "Bit 0x%04x.".formatted(bit);
  }
}
