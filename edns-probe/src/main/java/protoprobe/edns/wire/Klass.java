// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.OptionalInt;

/** Classes (IANA "DNS CLASSes"). */
public final class Klass {
  public static final int IN = 1;
  public static final int CH = 3;
  public static final int HS = 4;
  public static final int NONE = 254;
  public static final int ANY = 255;

  private static final Registry NAMES = Registry.of(Klass.class, "CLASS");

  private Klass() {}

  /** "IN", or "CLASS42" (RFC 3597 section 5). */
  public static String name(int klass) {
    return NAMES.name(klass);
  }

  /** The number of a mnemonic or of CLASSnnn, case ignored; empty if it is neither. */
  public static OptionalInt parse(String name) {
    return NAMES.number(name);
  }
}
