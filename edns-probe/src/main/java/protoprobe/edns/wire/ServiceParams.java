// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.List;

/** Service parameters of SVCB and HTTPS (RFC 9460 2.2): keys in strictly increasing order. */
final class ServiceParams {
  /** Keys 0 to 6 (RFC 9460 14.3.2), 7 (RFC 9461). */
  private static final List<String> KEYS =
      List.of(
          "mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath");

  private ServiceParams() {}

  static void walk(RdataWalk walk) {
    int last = -1;
    while (!walk.atEnd()) {
      int key = (int) walk.unsigned(2);
      if (key <= last) {
        throw new RdataFault("service parameter key %d after key %d".formatted(key, last));
      }
      last = key;
      Bytes value = walk.take((int) walk.unsigned(2));
      walk.say(() -> text(key, value));
    }
  }

  private static String text(int key, Bytes value) {
    String name = key < KEYS.size() ? KEYS.get(key) : "key" + key;
    return value.isEmpty() ? name : "%s=\"%s\"".formatted(name, Printable.ascii(value));
  }
}
