// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Question;

/** A sound authoritative server for one zone, without its sockets. */
final class Responder {
  private static final int HEADER = 12;
  private static final int IN = 1;
  private static final int FORMERR = 1;
  private static final int NOTIMP = 4;
  private static final int REFUSED = 5;
  private static final int BADVERS = 16;

  private final SignedZone zone;

  Responder(SignedZone zone) {
    this.zone = zone;
  }

  /**
   * The right answer, of whatever length; none to what is no query (RFC 1035 section 7.3 against
   * loops).
   */
  Optional<Outgoing> respond(Message query) {
    if (query.size() < HEADER || query.qr()) {
      return Optional.empty();
    }
    if (query.opcode() != 0) {
      return Optional.of(
          Outgoing.empty(query, NOTIMP).withFlags(Outgoing.QR | query.flags() & Outgoing.OPCODE));
    }
    if (query.questions().size() != 1 || !readable(query)) {
      return Optional.of(
          Outgoing.empty(query, FORMERR)); // RFC 9619; RFC 6891 section 6.1.1: one OPT
    }
    if (query.opt().map(Opt::version).orElse(0) != 0) {
      return Optional.of(Outgoing.empty(query, BADVERS)); // RFC 6891 section 6.1.3
    }
    return Optional.of(answer(query, query.questions().get(0)));
  }

  private static boolean readable(Message query) {
    return query.opts().size() <= 1 && query.opts().stream().allMatch(opt -> opt.rest().isEmpty());
  }

  private Outgoing answer(Message query, Question question) {
    if (question.klass() != IN) {
      return Outgoing.empty(query, REFUSED);
    }
    Answer found = zone.answer(name(question), question.type());
    boolean dnssec = query.opt().map(Opt::dnssecOk).orElse(false);
    Predicate<SignedSet> wanted = dnssec ? set -> true : set -> !isProof(set);
    Outgoing reply = Outgoing.empty(query, found.rcode());
    return reply
        .withFlags(reply.flags() | (found.authoritative() ? Outgoing.AA : 0))
        .withRecords(
            records(found.answer(), set -> true, dnssec),
            records(found.authority(), wanted, dnssec),
            records(found.additional(), wanted, dnssec));
  }

  /** RFC 4035 section 3.1: only for those who ask with DO, or by type. */
  private static boolean isProof(SignedSet set) {
    return set.type() == Type.NSEC || set.type() == Type.NSEC3 || set.type() == Type.DS;
  }

  private static List<Record> records(
      List<SignedSet> sets, Predicate<SignedSet> wanted, boolean signed) {
    return sets.stream()
        .filter(wanted)
        .flatMap(
            set ->
                Stream.<Record>concat(
                    set.records().stream(), signed ? set.signatures().stream() : Stream.of()))
        .toList();
  }

  private static Name name(Question question) {
    try {
      return new Name(question.name().octets().toArray());
    } catch (IOException e) {
      throw new IllegalStateException(
          question + ": a name that was read before: " + e.getMessage(), e);
    }
  }
}
