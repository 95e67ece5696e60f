// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.StringJoiner;

/** Type bit maps of NSEC, NSEC3 and CSYNC (RFC 4034 4.1.2). */
final class TypeBitmap {
  private static final int LONGEST = 32;

  private TypeBitmap() {}

  static void walk(RdataWalk walk) {
    int last = -1;
    while (!walk.atEnd()) {
      int window = (int) walk.unsigned(1);
      int length = (int) walk.unsigned(1);
      if (window <= last) {
        throw new RdataFault("bit map window %d after window %d".formatted(window, last));
      }
      if (length == 0 || length > LONGEST) {
        throw new RdataFault("bit map of %d octets, expected 1 to 32".formatted(length));
      }
      last = window;
      Bytes bits = walk.take(length);
      walk.say(() -> text(window, bits));
    }
  }

  private static String text(int window, Bytes bits) {
    StringJoiner types = new StringJoiner(" ");
    for (int bit = 0; bit < bits.length() * 8; bit++) {
      if ((bits.u8(bit / 8) & 0x80 >> bit % 8) != 0) {
        types.add(Type.name(window << 8 | bit));
      }
    }
    return types.toString();
  }
}
