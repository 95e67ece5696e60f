// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A query to be sent, byte-exact and deliberately wrong where a check wants it so.
 *
 * <p>Immutable: every method but {@link #toBytes()} and the getters returns a new query. Values are
 * not checked, only cut to the width of their field. Methods about "the OPT" change the first one
 * and make a plain one if there is none.
 */
public final class Query {
  private final Draft draft;

  private Query(Draft draft) {
    this.draft = draft;
  }

  /**
   * ID 0, RD=1, class IN, OPT version 0 with payload 1232 and DO=0.
   *
   * @param name presentation format
   * @throws IllegalArgumentException if that is no name
   */
  public static Query of(String name, int type) {
    return of(Name.parse(name), type);
  }

  public static Query of(Name name, int type) {
    Question question = new Question(name, type, Klass.IN);
    Entry opt = new Entry.Pseudo(Section.ADDITIONAL, OptDraft.PLAIN);
    return new Query(Draft.of(Flag.RD.bit(), List.of(question), List.of(opt)));
  }

  public int id() {
    return draft.id();
  }

  public List<Question> questions() {
    return draft.questions();
  }

  public Query id(int id) {
    return new Query(draft.id(id));
  }

  public Query flag(Flag flag, boolean on) {
    return new Query(draft.flag(flag, on));
  }

  /** QR=1: a message a server must not answer. */
  public Query qr(boolean on) {
    return flag(Flag.QR, on);
  }

  public Query aa(boolean on) {
    return flag(Flag.AA, on);
  }

  public Query tc(boolean on) {
    return flag(Flag.TC, on);
  }

  public Query rd(boolean on) {
    return flag(Flag.RD, on);
  }

  public Query ra(boolean on) {
    return flag(Flag.RA, on);
  }

  public Query z(boolean on) {
    return flag(Flag.Z, on);
  }

  public Query ad(boolean on) {
    return flag(Flag.AD, on);
  }

  public Query cd(boolean on) {
    return flag(Flag.CD, on);
  }

  /** The header's whole second word. */
  public Query flags(int word) {
    return new Query(draft.flags(word));
  }

  public Query opcode(int opcode) {
    return new Query(draft.opcode(opcode));
  }

  /** Of every question. */
  public Query name(Name name) {
    return eachQuestion(q -> new Question(name, q.type(), q.klass()));
  }

  /** Of every question. */
  public Query type(int type) {
    return eachQuestion(q -> new Question(q.name(), type, q.klass()));
  }

  /** Of every question. */
  public Query klass(int klass) {
    return eachQuestion(q -> new Question(q.name(), q.type(), klass));
  }

  private Query eachQuestion(UnaryOperator<Question> change) {
    return new Query(draft.questions(draft.questions().stream().map(change).toList()));
  }

  /** QDCOUNT 0. */
  public Query withoutQuestion() {
    return new Query(draft.questions(List.of()));
  }

  /** One more question (RFC 9619: more than one is an error). */
  public Query alsoQuestion(Question question) {
    return new Query(draft.moreQuestion(question));
  }

  /** No OPT at all. */
  public Query withoutOpt() {
    return new Query(draft.withoutOpt());
  }

  /** The OPT replaced, in the place where it stands. */
  public Query opt(OptDraft opt) {
    return new Query(draft.opt(old -> opt));
  }

  /** One more OPT at the end of the additional section. */
  public Query alsoOpt(OptDraft opt) {
    return new Query(draft.append(new Entry.Pseudo(Section.ADDITIONAL, opt)));
  }

  /** These octets as a whole record in the place of every OPT. */
  public Query rawOpt(byte... record) {
    return withoutOpt().rawRecord(Section.ADDITIONAL, record);
  }

  /** The OPT in another section. */
  public Query optIn(Section section) {
    return new Query(draft.optIn(section));
  }

  public Query optOwner(Name owner) {
    return new Query(draft.opt(opt -> opt.owner(owner)));
  }

  /** What the OPT's RDLENGTH says, whatever its RDATA has. */
  public Query optRdlength(int claimed) {
    return new Query(draft.opt(opt -> opt.rdlength(claimed)));
  }

  public Query payload(int octets) {
    return new Query(draft.opt(opt -> opt.payload(octets)));
  }

  public Query version(int version) {
    return new Query(draft.opt(opt -> opt.version(version)));
  }

  public Query dnssecOk(boolean on) {
    return new Query(draft.opt(opt -> opt.dnssecOk(on)));
  }

  /** All 16 bits of the OPT's flags, DO among them. */
  public Query ednsFlags(int bits) {
    return new Query(draft.opt(opt -> opt.flags(bits)));
  }

  public Query option(int code, byte... data) {
    return new Query(draft.opt(opt -> opt.option(code, data)));
  }

  /** An option whose OPTION-LENGTH lies. */
  public Query optionClaiming(int code, int length, byte... data) {
    byte[] encoded = new WireBuilder().u16(code).u16(length).bytes(data).toBytes();
    return rawOptions(encoded);
  }

  /** More octets at the end of the OPT's RDATA, as they are; RDLENGTH counts them. */
  public Query rawOptions(byte... octets) {
    return new Query(draft.opt(opt -> opt.rawOptions(octets)));
  }

  /** A record in the additional section, in front of the OPT. */
  public Query beforeOpt(Rr record) {
    return new Query(draft.beforeOpt(new Entry.Record(Section.ADDITIONAL, record)));
  }

  /** A record at the end of the additional section. */
  public Query afterOpt(Rr record) {
    return record(Section.ADDITIONAL, record);
  }

  /** A record at the end of a section. */
  public Query record(Section section, Rr record) {
    return new Query(draft.append(new Entry.Record(section, record)));
  }

  /** Octets in the place of a record at the end of a section; counted as one. */
  public Query rawRecord(Section section, byte... octets) {
    return new Query(draft.append(new Entry.Raw(section, Bytes.of(octets))));
  }

  /** What the header claims for a section, whatever is there. */
  public Query count(Section section, int claimed) {
    return new Query(draft.count(section, claimed));
  }

  /** Send the first octets only, such as 11 of the header's 12. */
  public Query cut(int octets) {
    return new Query(draft.cut(octets));
  }

  /** Octets after the last record. */
  public Query trailing(byte... octets) {
    return new Query(draft.trailing(Bytes.of(octets)));
  }

  /** As it goes on the wire (without the length that TCP puts before it), uncompressed. */
  public byte[] toBytes() {
    return draft.toBytes(false);
  }

  @Override
  public String toString() {
    return Message.decode(toBytes()).summary();
  }
}
