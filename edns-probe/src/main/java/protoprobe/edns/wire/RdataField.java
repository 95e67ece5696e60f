// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.function.Consumer;

/** The kinds of field that RDATA is made of. */
enum RdataField {
  U8(walk -> walk.number(1)),
  U16(walk -> walk.number(2)),
  U32(walk -> walk.number(4)),
  /** Seconds modulo 2^32, printed as YYYYMMDDHHmmSS (RFC 4034 3.2). */
  TIME(RdataWalk::time),
  /** An RR type by its mnemonic. */
  TYPE(RdataWalk::type),
  IP4(walk -> walk.address(4)),
  IP6(walk -> walk.address(16)),
  /** Eight octets as four groups of hex (RFC 6742 2.1.2). */
  LOCATOR(RdataWalk::locator),
  NAME(RdataWalk::name),
  /** One character-string (RFC 1035 section 3.3). */
  STRING(RdataWalk::string),
  /** One or more character-strings up to the end. */
  STRINGS(RdataWalk::strings),
  /** The rest as one quoted string without a length. */
  QUOTED(RdataWalk::quoted),
  /** The rest. */
  HEX(RdataWalk::hex),
  /** The rest. */
  BASE64(RdataWalk::base64),
  /** One octet of length, then hex, "-" if empty (RFC 5155 3.3). */
  SALT(RdataWalk::salt),
  /** One octet of length, then base32hex without padding (RFC 5155 3.3). */
  HASH(RdataWalk::hash),
  /** Type bit maps up to the end (RFC 4034 4.1.2). */
  BITMAP(TypeBitmap::walk),
  /** Service parameters up to the end (RFC 9460 2.2). */
  PARAMS(ServiceParams::walk);

  private final Consumer<RdataWalk> step;

  RdataField(Consumer<RdataWalk> step) {
    this.step = step;
  }

  void walk(RdataWalk walk) {
    step.accept(walk);
  }
}
