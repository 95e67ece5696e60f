// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An answer to be sent by a test server, right unless told otherwise.
 *
 * <p>Immutable: every method but {@link #toBytes()} returns a new reply. Owners are compressed,
 * RDATA goes out as it is.
 */
public final class Reply {
  private final Draft draft;

  private Reply(Draft draft) {
    this.draft = draft;
  }

  /**
   * QR=1, NOERROR, empty, with the query's ID, opcode, RD, CD and questions; with a plain OPT if
   * the query has one, DO copied (RFC 3225 section 3).
   */
  public static Reply to(Message query) {
    int copied = query.flags() & (0x7800 | Flag.RD.bit() | Flag.CD.bit());
    Draft draft = Draft.of(Flag.QR.bit() | copied, query.questions(), List.of()).id(query.id());
    return new Reply(
        query.opt().map(opt -> draft.opt(o -> o.dnssecOk(opt.dnssecOk()))).orElse(draft));
  }

  public Reply id(int id) {
    return new Reply(draft.id(id));
  }

  public Reply flag(Flag flag, boolean on) {
    return new Reply(draft.flag(flag, on));
  }

  public Reply aa() {
    return flag(Flag.AA, true);
  }

  public Reply ad() {
    return flag(Flag.AD, true);
  }

  public Reply ra() {
    return flag(Flag.RA, true);
  }

  public Reply tc() {
    return flag(Flag.TC, true);
  }

  /** The header's whole second word. */
  public Reply flags(int word) {
    return new Reply(draft.flags(word));
  }

  public Reply opcode(int opcode) {
    return new Reply(draft.opcode(opcode));
  }

  /** All 12 bits if the reply has an OPT now, else the lower four only. */
  public Reply rcode(Rcode rcode) {
    Draft header = draft.headerRcode(rcode.header());
    return new Reply(
        header.hasOpt() ? header.opt(opt -> opt.extendedRcode(rcode.extended())) : header);
  }

  /** Another question section than the query's. */
  public Reply questions(List<Question> questions) {
    return new Reply(draft.questions(questions));
  }

  public Reply answer(Rr... records) {
    return records(Section.ANSWER, List.of(records));
  }

  public Reply authority(Rr... records) {
    return records(Section.AUTHORITY, List.of(records));
  }

  public Reply additional(Rr... records) {
    return records(Section.ADDITIONAL, List.of(records));
  }

  /** Records at the end of a section, in front of the OPT where that is in the same one. */
  public Reply records(Section section, List<Rr> records) {
    Draft more = draft;
    for (Rr record : records) {
      more = more.beforeOpt(new Entry.Record(section, record));
    }
    return new Reply(more);
  }

  /** Octets in the place of a record at the end of a section; counted as one. */
  public Reply rawRecord(Section section, byte... octets) {
    return new Reply(draft.append(new Entry.Raw(section, Bytes.of(octets))));
  }

  /** The first OPT replaced, its upper RCODE bits too; or one added. */
  public Reply opt(OptDraft opt) {
    return new Reply(draft.opt(old -> opt));
  }

  /** The first OPT changed; a plain one is made if there is none. */
  public Reply changeOpt(UnaryOperator<OptDraft> change) {
    return new Reply(draft.opt(change));
  }

  /** One more OPT at the end of the additional section. */
  public Reply alsoOpt(OptDraft opt) {
    return new Reply(draft.append(new Entry.Pseudo(Section.ADDITIONAL, opt)));
  }

  public Reply withoutOpt() {
    return new Reply(draft.withoutOpt());
  }

  public Reply option(int code, byte... data) {
    return changeOpt(opt -> opt.option(code, data));
  }

  /** An Extended DNS Error (RFC 8914 section 2); the text may be empty. */
  public Reply ede(int infoCode, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return option(OptionCode.EDE, new WireBuilder().u16(infoCode).bytes(utf8).toBytes());
  }

  /** More octets at the end of the OPT's RDATA, as they are. */
  public Reply rawOption(byte... octets) {
    return changeOpt(opt -> opt.rawOptions(octets));
  }

  /** What the header claims for a section, whatever is there. */
  public Reply count(Section section, int claimed) {
    return new Reply(draft.count(section, claimed));
  }

  /** Send the first octets only. */
  public Reply cut(int octets) {
    return new Reply(draft.cut(octets));
  }

  /** Octets after the last record. */
  public Reply trailing(byte... octets) {
    return new Reply(draft.trailing(Bytes.of(octets)));
  }

  /**
   * What fits into so many octets: without Extended DNS Errors first, then without the additional,
   * authority, answer section, whole; the OPT stays. TC=1 unless only additional data went (RFC
   * 8914 section 3, RFC 2181 section 9). What still does not fit is left as it is.
   */
  public Reply truncated(int size) {
    Reply fit = this;
    if (fit.tooLong(size) && draft.hasOpt()) {
      Reply less = fit.changeOpt(opt -> opt.without(OptionCode.EDE));
      fit = less.toBytes().length < fit.toBytes().length ? less.tc() : fit;
    }
    for (Section section : List.of(Section.ADDITIONAL, Section.AUTHORITY, Section.ANSWER)) {
      if (fit.tooLong(size)) {
        Reply less = fit.without(section);
        fit = section == Section.ADDITIONAL ? less : less.tc();
      }
    }
    return fit;
  }

  private boolean tooLong(int size) {
    return toBytes().length > size;
  }

  private Reply without(Section section) {
    List<Entry> kept = new ArrayList<>(draft.entries());
    kept.removeIf(entry -> entry.section() == section && !(entry instanceof Entry.Pseudo));
    return new Reply(draft.entries(kept));
  }

  /** As it goes on the wire, without the length that TCP puts before it. */
  public byte[] toBytes() {
    return draft.toBytes(true);
  }

  @Override
  public String toString() {
    return Message.decode(toBytes()).summary();
  }
}
