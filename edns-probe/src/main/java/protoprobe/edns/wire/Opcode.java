// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/** Operation codes (IANA "DNS OpCodes"). */
public final class Opcode {
  public static final int QUERY = 0;
  public static final int IQUERY = 1;
  public static final int STATUS = 2;
  public static final int NOTIFY = 4;
  public static final int UPDATE = 5;
  public static final int DSO = 6;

  private static final Registry NAMES = Registry.of(Opcode.class, "OPCODE");

  private Opcode() {}

  /** "QUERY", or "OPCODE15". */
  public static String name(int opcode) {
    return NAMES.name(opcode);
  }
}
