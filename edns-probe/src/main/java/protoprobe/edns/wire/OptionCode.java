// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.OptionalInt;

/** EDNS0 option codes (IANA "DNS EDNS0 Option Codes (OPT)"). */
public final class OptionCode {
  public static final int LLQ = 1;
  public static final int UPDATE_LEASE = 2;
  public static final int NSID = 3;
  public static final int DAU = 5;
  public static final int DHU = 6;
  public static final int N3U = 7;
  public static final int ECS = 8;
  public static final int EXPIRE = 9;
  public static final int COOKIE = 10;
  public static final int KEEPALIVE = 11;
  public static final int PADDING = 12;
  public static final int CHAIN = 13;
  public static final int KEY_TAG = 14;
  public static final int EDE = 15;
  public static final int CLIENT_TAG = 16;
  public static final int SERVER_TAG = 17;
  public static final int REPORT_CHANNEL = 18;
  public static final int ZONEVERSION = 19;

  private static final Registry NAMES = Registry.of(OptionCode.class, "OPT");

  private OptionCode() {}

  /** "COOKIE", "REPORT-CHANNEL", or "OPT65001". */
  public static String name(int code) {
    return NAMES.name(code);
  }

  /** The number of a mnemonic or of OPTnnn, case ignored; empty if it is neither. */
  public static OptionalInt parse(String name) {
    return NAMES.number(name);
  }
}
