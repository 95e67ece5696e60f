// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An OPT record to be sent, right or wrong (RFC 6891 6.1.2).
 *
 * @param payload the CLASS field, in octets
 * @param extendedRcode upper eight bits of the RCODE
 * @param flags 16 bits, see {@link Opt#DO}
 * @param chunks RDATA piece by piece: encoded options, or octets that are none
 * @param rdlength what RDLENGTH says instead of the truth
 */
public record OptDraft(
    Name owner,
    int payload,
    int extendedRcode,
    int version,
    int flags,
    List<Bytes> chunks,
    OptionalInt rdlength) {
  /** Owner root, payload 1232 (DNS flag day 2020), version 0, no flags, no options. */
  public static final OptDraft PLAIN =
      new OptDraft(Name.ROOT, 1232, 0, 0, 0, List.of(), OptionalInt.empty());

  public OptDraft {
    chunks = List.copyOf(chunks);
  }

  public OptDraft owner(Name other) {
    return new OptDraft(other, payload, extendedRcode, version, flags, chunks, rdlength);
  }

  public OptDraft payload(int octets) {
    return new OptDraft(owner, octets, extendedRcode, version, flags, chunks, rdlength);
  }

  public OptDraft extendedRcode(int upperBits) {
    return new OptDraft(owner, payload, upperBits, version, flags, chunks, rdlength);
  }

  public OptDraft version(int number) {
    return new OptDraft(owner, payload, extendedRcode, number, flags, chunks, rdlength);
  }

  /** All 16 bits. */
  public OptDraft flags(int bits) {
    return new OptDraft(owner, payload, extendedRcode, version, bits, chunks, rdlength);
  }

  public OptDraft dnssecOk(boolean on) {
    return flags(on ? flags | Opt.DO : flags & ~Opt.DO);
  }

  /** One more option, its length told truly. */
  public OptDraft option(int code, byte... data) {
    byte[] encoded = new WireBuilder().u16(code).u16(data.length).bytes(data).toBytes();
    return rawOptions(encoded);
  }

  public OptDraft option(EdnsOption option) {
    return option(option.code(), option.data().toArray());
  }

  /** More octets of RDATA as they are: options whose length lies, or pieces of options. */
  public OptDraft rawOptions(byte... octets) {
    List<Bytes> more = new ArrayList<>(chunks);
    more.add(Bytes.of(octets));
    return chunks(more);
  }

  /** What RDLENGTH says, whatever the RDATA has. */
  public OptDraft rdlength(int claimed) {
    return new OptDraft(
        owner, payload, extendedRcode, version, flags, chunks, OptionalInt.of(claimed));
  }

  /** The same without the options of that code. */
  OptDraft without(int code) {
    return chunks(
        chunks.stream().filter(chunk -> chunk.length() < 4 || chunk.u16(0) != code).toList());
  }

  private OptDraft chunks(List<Bytes> other) {
    return new OptDraft(owner, payload, extendedRcode, version, flags, other, rdlength);
  }

  void write(WireBuilder out) {
    int length = chunks.stream().mapToInt(Bytes::length).sum();
    out.name(owner) // NAME: one zero octet for the root
        .u16(Type.OPT)
        .u16(payload) // CLASS
        .u8(extendedRcode) // TTL, upper eight bits
        .u8(version)
        .u16(flags)
        .u16(rdlength.orElse(length));
    chunks.forEach(out::bytes);
  }

  /** The whole record in wire format. */
  public byte[] toBytes() {
    WireBuilder out = new WireBuilder();
    write(out);
    return out.toBytes();
  }
}
