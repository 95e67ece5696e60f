// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A DNS message as it was received, decoded as far as its octets allow.
 *
 * <p>Decoding never throws and never repairs: what is wrong is in {@link #problems()}, what could
 * be read before and after it is here. Time and memory are linear in the octets. Immutable.
 */
public final class Message {
  private static final int OPCODE_SHIFT = 11;

  private final Bytes octets;
  private final Decoded decoded;

  private Message(Bytes octets, Decoded decoded) {
    this.octets = octets;
    this.decoded = decoded;
  }

  /** Any octets at all, also none, also more than 65,535. */
  public static Message decode(byte[] octets) {
    Bytes copy = Bytes.of(octets);
    return new Message(copy, new MessageReader(copy).read());
  }

  /** What was decoded, every octet of it; a fresh array. */
  public byte[] octets() {
    return octets.toArray();
  }

  /** Length in octets. */
  public int size() {
    return octets.length();
  }

  /** 0 if the octets end before it. */
  public int id() {
    return headerWord(0);
  }

  /** The header's whole second word: flags, opcode, four bits of RCODE; 0 if it is not there. */
  public int flags() {
    return headerWord(2);
  }

  private int headerWord(int offset) {
    return octets.length() < offset + 2 ? 0 : octets.u16(offset);
  }

  public boolean flag(Flag flag) {
    return flag.in(flags());
  }

  public int opcode() {
    return flags() >> OPCODE_SHIFT & 0xF;
  }

  /** The lower four bits of the response code. */
  public int headerRcode() {
    return flags() & 0xF;
  }

  public boolean qr() {
    return flag(Flag.QR);
  }

  public boolean aa() {
    return flag(Flag.AA);
  }

  public boolean tc() {
    return flag(Flag.TC);
  }

  public boolean rd() {
    return flag(Flag.RD);
  }

  public boolean ra() {
    return flag(Flag.RA);
  }

  public boolean z() {
    return flag(Flag.Z);
  }

  public boolean ad() {
    return flag(Flag.AD);
  }

  public boolean cd() {
    return flag(Flag.CD);
  }

  /** What the header claims (QDCOUNT, ANCOUNT, ...), whatever is really there. */
  public int count(Section section) {
    return headerWord(section.countOffset());
  }

  public List<Question> questions() {
    return decoded.questions();
  }

  /** The records of a section, OPT included; none for the question section. */
  public List<Rr> records(Section section) {
    return decoded.records().stream().filter(rr -> rr.section() == section).toList();
  }

  public List<Rr> answers() {
    return records(Section.ANSWER);
  }

  public List<Rr> authorities() {
    return records(Section.AUTHORITY);
  }

  public List<Rr> additionals() {
    return records(Section.ADDITIONAL);
  }

  /** The first OPT of the additional section, whatever its owner. */
  public Optional<Opt> opt() {
    return decoded.opts().stream()
        .filter(opt -> opt.record().section() == Section.ADDITIONAL)
        .findFirst();
  }

  /** Every OPT record of any section, in order. */
  public List<Rr> optRecords() {
    return decoded.opts().stream().map(Opt::record).toList();
  }

  /** Every OPT of any section, in order, decoded. */
  public List<Opt> opts() {
    return decoded.opts();
  }

  /** All 12 bits if there is an OPT, else the header's four (RFC 6891 6.1.3). */
  public Rcode rcode() {
    return new Rcode(opt().map(Opt::extendedRcode).orElse(0) << 4 | headerRcode());
  }

  /** Every option 15 of at least two octets of {@link #opt()}, in order. */
  public List<ExtendedError> extendedErrors() {
    List<ExtendedError> errors = new ArrayList<>();
    opt().ifPresent(opt -> opt.options().forEach(o -> ExtendedError.of(o).ifPresent(errors::add)));
    return List.copyOf(errors);
  }

  /** What breaks a specification, in the order of the octets; at most a few hundred. */
  public List<Problem> problems() {
    return decoded.problems();
  }

  /** What is legal but worth a remark. */
  public List<Problem> remarks() {
    return decoded.remarks();
  }

  public boolean wellFormed() {
    return problems().isEmpty();
  }

  /** Many lines in dig's manner, harmless on a terminal; whatever is malformed in hex, with why. */
  public String toText() {
    return new MessageText(this).toText();
  }

  /** One line for reports, harmless on a terminal. */
  public String summary() {
    return new MessageText(this).summary();
  }

  @Override
  public String toString() {
    return summary();
  }
}
