// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * A response code of 12 bits: the OPT's EXTENDED-RCODE above the header's four (RFC 6891 6.1.3).
 *
 * <p>16 prints as BADVERS; TSIG's BADSIG of the same number stands in another field (RFC 8945).
 *
 * @param value 0 to 4095
 */
public record Rcode(int value) {
  private static final Map<Integer, String> NAMES = new TreeMap<>();

  public static final Rcode NOERROR = known(0, "NOERROR");
  public static final Rcode FORMERR = known(1, "FORMERR");
  public static final Rcode SERVFAIL = known(2, "SERVFAIL");
  public static final Rcode NXDOMAIN = known(3, "NXDOMAIN");
  public static final Rcode NOTIMP = known(4, "NOTIMP");
  public static final Rcode REFUSED = known(5, "REFUSED");
  public static final Rcode YXDOMAIN = known(6, "YXDOMAIN");
  public static final Rcode YXRRSET = known(7, "YXRRSET");
  public static final Rcode NXRRSET = known(8, "NXRRSET");
  public static final Rcode NOTAUTH = known(9, "NOTAUTH");
  public static final Rcode NOTZONE = known(10, "NOTZONE");
  public static final Rcode DSOTYPENI = known(11, "DSOTYPENI");
  public static final Rcode BADVERS = known(16, "BADVERS");
  public static final Rcode BADKEY = known(17, "BADKEY");
  public static final Rcode BADTIME = known(18, "BADTIME");
  public static final Rcode BADMODE = known(19, "BADMODE");
  public static final Rcode BADNAME = known(20, "BADNAME");
  public static final Rcode BADALG = known(21, "BADALG");
  public static final Rcode BADTRUNC = known(22, "BADTRUNC");
  public static final Rcode BADCOOKIE = known(23, "BADCOOKIE");

  /**
   * @throws IllegalArgumentException outside 0 to 4095
   */
  public Rcode {
    if (value < 0 || value > 0xFFF) {
      throw new IllegalArgumentException("RCODE: expected 0 to 4095, is " + value);
    }
  }

  private static Rcode known(int value, String name) {
    NAMES.put(value, name);
    return new Rcode(value);
  }

  /** "SERVFAIL", or "RCODE42". */
  public String mnemonic() {
    return NAMES.getOrDefault(value, "RCODE" + value);
  }

  /** The four bits of the header. */
  public int header() {
    return value & 0xF;
  }

  /** The eight bits of the OPT record. */
  public int extended() {
    return value >> 4;
  }

  @Override
  public String toString() {
    return mnemonic();
  }
}
