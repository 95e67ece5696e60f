// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Record;
import protoprobe.edns.wire.EdnsOption;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.WireBuilder;

/**
 * A reply about to be sent, part by part, so that a misbehaving server can change any of them.
 *
 * @param flags second word of the header without its RCODE bits
 * @param rcode all 12 bits; the upper eight need the OPT record (RFC 6891 section 6.1.3)
 */
record Outgoing(
    int id,
    int flags,
    int rcode,
    List<Question> questions,
    List<Record> answer,
    List<Record> authority,
    List<Record> additional,
    Optional<OptPart> opt) {

  static final int QR = 0x8000;
  static final int OPCODE = 0x7800;
  static final int AA = 0x0400;
  static final int TC = 0x0200;
  static final int RD = 0x0100;

  private static final int OPT = 41;
  private static final int IN = 1;

  /** The OPT record (RFC 6891 section 6.1.2). */
  record OptPart(int payload, int version, int flags, List<EdnsOption> options) {
    static final int PAYLOAD = 1232;

    static OptPart plain(int flags) {
      return new OptPart(PAYLOAD, 0, flags, List.of());
    }

    OptPart withOptions(List<EdnsOption> more) {
      return new OptPart(payload, version, flags, more);
    }
  }

  /** An answer without records: id, opcode, RD and question as they came, OPT if there was one. */
  static Outgoing empty(Message query, int rcode) {
    return new Outgoing(
        query.id(),
        QR | query.flags() & (OPCODE | RD),
        rcode,
        query.questions(),
        List.of(),
        List.of(),
        List.of(),
        query.opt().map(opt -> OptPart.plain(opt.dnssecOk() ? 0x8000 : 0)));
  }

  Outgoing withId(int other) {
    return new Outgoing(other, flags, rcode, questions, answer, authority, additional, opt);
  }

  Outgoing withFlags(int other) {
    return new Outgoing(id, other, rcode, questions, answer, authority, additional, opt);
  }

  Outgoing withRcode(int other) {
    return new Outgoing(id, flags, other, questions, answer, authority, additional, opt);
  }

  Outgoing withQuestions(List<Question> other) {
    return new Outgoing(id, flags, rcode, other, answer, authority, additional, opt);
  }

  Outgoing withRecords(List<Record> answers, List<Record> authorities, List<Record> additionals) {
    return new Outgoing(id, flags, rcode, questions, answers, authorities, additionals, opt);
  }

  Outgoing withoutRecords() {
    return withRecords(List.of(), List.of(), List.of());
  }

  Outgoing mapOpt(UnaryOperator<Optional<OptPart>> change) {
    return new Outgoing(
        id, flags, rcode, questions, answer, authority, additional, change.apply(opt));
  }

  /**
   * As octets of at most that many, else truncated to question and bare OPT with TC set (RFC 2181
   * section 9).
   */
  byte[] encode(int limit) {
    byte[] whole = encode();
    return whole.length <= limit ? whole : truncated().encode();
  }

  Outgoing truncated() {
    return withoutRecords()
        .withFlags(flags | TC)
        .mapOpt(part -> part.map(present -> present.withOptions(List.of())));
  }

  byte[] encode() {
    WireBuilder wire = new WireBuilder();
    wire.u16(id).u16(flags | rcode & 0xf).u16(questions.size());
    wire.u16(answer.size())
        .u16(authority.size())
        .u16(additional.size() + (opt.isPresent() ? 1 : 0));
    questions.forEach(one -> wire.compressedName(one.name()).u16(one.type()).u16(one.klass()));
    answer.forEach(record -> append(wire, record));
    authority.forEach(record -> append(wire, record));
    additional.forEach(record -> append(wire, record));
    opt.ifPresent(part -> append(wire, part));
    return wire.toBytes();
  }

  private static void append(WireBuilder wire, Record record) {
    byte[] rdata = record.rdataToWireCanonical();
    wire.compressedName(Name.parse(record.getName().toString()));
    wire.u16(record.getType()).u16(IN).u32(record.getTTL()).u16(rdata.length).bytes(rdata);
  }

  private void append(WireBuilder wire, OptPart part) {
    wire.u8(0).u16(OPT).u16(part.payload()); // owner is the root, CLASS the payload size
    wire.u8(rcode >> 4)
        .u8(part.version())
        .u16(part.flags()); // TTL: extended RCODE, version, DO and Z
    int length = wire.reserve16();
    for (EdnsOption option : part.options()) {
      wire.u16(option.code()).u16(option.data().length()).bytes(option.data());
    }
    wire.patch16(length, wire.size() - length - 2);
  }
}
