// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/**
 * One resource record (RFC 1035 4.1.3).
 *
 * @param klass for OPT the UDP payload size
 * @param ttl 32 bits, unsigned, as sent; for OPT the extended RCODE, version and flags
 * @param rdata names in it are expanded, so it can be copied into another message; where that
 *     fails, as on the wire. Cut short if RDLENGTH runs past the message
 * @param offset of the owner name in its message; 0 for one that was made here
 * @param rdataOffset of the RDATA in its message; 0 for one that was made here
 * @param rdlength as claimed on the wire, before any name was expanded
 */
public record Rr(
    Section section,
    Name owner,
    int type,
    int klass,
    long ttl,
    Bytes rdata,
    int offset,
    int rdataOffset,
    int rdlength) {

  /** A record of class IN for a reply or query. */
  public static Rr of(Name owner, int type, long ttl, byte... rdata) {
    return of(owner, type, Klass.IN, ttl, Bytes.of(rdata));
  }

  public static Rr of(Name owner, int type, int klass, long ttl, Bytes rdata) {
    return new Rr(Section.ANSWER, owner, type, klass, ttl, rdata, 0, 0, rdata.length());
  }

  /** The RDATA in presentation format, or RFC 3597's {@code \# n hex} where it does not parse. */
  public String rdataText() {
    return Rdata.text(type, klass, rdata);
  }

  /** One line as in a zone file, harmless on a terminal. */
  public String toText() {
    return "%s\t%d\t%s\t%s\t%s"
        .formatted(owner, ttl, Klass.name(klass), Type.name(type), rdataText());
  }
}
