// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.wire.Problem.Kind;

/** Reads a message from the front, as far as it can be told where the next record starts. */
final class MessageReader {
  static final int HEADER = 12;

  /** Octets of an RR between its owner and its RDATA: type, class, TTL, RDLENGTH. */
  private static final int FIXED = 10;

  private final Bytes message;
  private final byte[] octets;
  private final Findings findings = new Findings();
  private final List<Question> questions = new ArrayList<>();
  private final List<Rr> records = new ArrayList<>();
  private int at = HEADER;

  MessageReader(Bytes message) {
    this.message = message;
    this.octets = message.shared();
  }

  Decoded read() {
    if (octets.length < HEADER) {
      findings.problem(
          Kind.HEADER, 0, "message has %d octets, a header has 12".formatted(octets.length));
    } else if (readSections() && at < octets.length) {
      findings.problem(
          Kind.TRAILING,
          at,
          "%d octets after the last record, from %d".formatted(octets.length - at, at));
    }
    List<Opt> opts = OptReader.readAll(records, findings);
    return new Decoded(
        questions, records, opts, findings.problems(octets.length), findings.remarks());
  }

  private boolean readSections() {
    for (Section section : Section.values()) {
      int claimed = message.u16(section.countOffset());
      for (int read = 0; read < claimed; read++) {
        if (at == octets.length) {
          findings.problem(
              Kind.COUNT,
              section.countOffset(),
              "%s is %d, but the message ends after %d"
                  .formatted(section.countName(), claimed, read));
          return false;
        }
        if (!(section == Section.QUESTION ? readQuestion() : readRecord(section))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean readQuestion() {
    NameRead name = readName();
    if (name.next() < 0) {
      return false;
    }
    if (name.next() + 4 > octets.length) {
      findings.problem(
          Kind.RECORD,
          at,
          "question at %d needs 4 octets after its name, has %d"
              .formatted(at, octets.length - name.next()));
      return false;
    }
    questions.add(
        new Question(name.name(), message.u16(name.next()), message.u16(name.next() + 2)));
    at = name.next() + 4;
    return true;
  }

  private NameRead readName() {
    NameRead name = NameReader.read(octets, at, octets.length);
    if (name.hasProblem()) {
      findings.problem(Kind.NAME, at, name.problem());
    }
    return name;
  }

  /** One record; false if it cannot be told where the next one starts. */
  private boolean readRecord(Section section) {
    NameRead owner = readName();
    int fixed = owner.next();
    if (fixed < 0) {
      return false;
    }
    if (fixed + FIXED > octets.length) {
      findings.problem(
          Kind.RECORD,
          at,
          "record at %d needs 10 octets after its owner, has %d"
              .formatted(at, octets.length - fixed));
      return false;
    }
    int rdata = fixed + FIXED;
    int rdlength = message.u16(fixed + 8);
    int end = Math.min(octets.length, rdata + rdlength);
    records.add(record(section, owner.name(), fixed, end));
    if (rdata + rdlength > octets.length) {
      findings.problem(
          Kind.RECORD,
          at,
          "record at %d: RDLENGTH %d runs past the message end %d"
              .formatted(at, rdlength, octets.length));
      return false;
    }
    at = end;
    return true;
  }

  private Rr record(Section section, Name owner, int fixed, int end) {
    int type = message.u16(fixed);
    int klass = message.u16(fixed + 2);
    int rdata = fixed + FIXED;
    int rdlength = message.u16(fixed + 8);
    boolean whole = end == rdata + rdlength;
    Bytes data =
        whole ? Rdata.expand(type, klass, octets, rdata, end, findings) : message.slice(rdata, end);
    long ttl = message.u32(fixed + 4);
    return new Rr(section, owner, type, klass, ttl, data, at, rdata, rdlength);
  }
}
