// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Row;

/** Answers and conditions that many scenarios share. */
final class Replies {
  private Replies() {}

  /** NOERROR with one A record, as a resolver gives it. */
  static Reply answered(Message query) {
    return Reply.to(query).ra().answer(address(query));
  }

  /** The same, signed. */
  static Reply signed(Message query) {
    return answered(query).answer(Rr.of(owner(query), Type.RRSIG, 60, new byte[40]));
  }

  /** NOERROR with 5,000 octets of text. */
  static Reply big(Message query) {
    return Reply.to(query)
        .ra()
        .answer(
            IntStream.range(0, 20)
                .mapToObj(i -> Rr.of(owner(query), Type.TXT, 60, text(i)))
                .toArray(Rr[]::new));
  }

  /** 249 octets in one character string. */
  private static byte[] text(int first) {
    byte[] text = new byte[250];
    text[0] = (byte) 249;
    text[1] = (byte) first;
    return text;
  }

  /** No data, with that code. */
  static Function<Message, Reply> error(Rcode rcode) {
    return query -> Reply.to(query).ra().rcode(rcode);
  }

  private static Rr address(Message query) {
    return Rr.of(owner(query), Type.A, 60, new byte[] {(byte) 192, 0, 2, 1});
  }

  private static Name owner(Message query) {
    return query.questions().isEmpty() ? Name.ROOT : query.questions().get(0).name();
  }

  /** Whether the query has an OPT record with DO. */
  static boolean hasDo(Message query) {
    return query.opt().map(Opt::dnssecOk).orElse(false);
  }

  /** Whether the query's OPT record says so many octets. */
  static Predicate<Message> hasPayload(int octets) {
    return query -> query.opt().map(Opt::udpPayload).orElse(-1) == octets;
  }

  /** Whether the query asks for that type. */
  static Predicate<Message> asksType(int type) {
    return query -> query.questions().stream().anyMatch(q -> q.type() == type);
  }

  /** The same as a validating resolver gives it for a sound zone: the answer to most controls. */
  static Reply authentic(Message query) {
    return answered(query).ad();
  }

  /** SERVFAIL, without any reason. */
  static Reply failed(Message query) {
    return Reply.to(query).ra().rcode(Rcode.SERVFAIL);
  }

  /** SERVFAIL as for a zone whose signatures have expired. */
  static Reply expired(Message query) {
    return failed(query).ede(7, "expired");
  }

  /** What a resolver that made that of the zone says to its question. */
  static Reply judged(Message query, Zone.Question question, Validation made) {
    Reply reply = Reply.to(query).ra().rcode(new Rcode(question.rcode()));
    Rr data = Rr.of(question.name(), question.type(), 60, new byte[] {(byte) 192, 0, 2, 1});
    Reply right = question.data() ? reply.answer(data) : reply;
    return switch (made) {
      case BOGUS -> failed(query);
      case SECURE -> right.ad();
      case INSECURE -> right;
    };
  }

  /** Whether the query asks exactly that. */
  static Predicate<Message> asks(Zone.Question question) {
    return query ->
        query.questions().stream()
            .anyMatch(q -> q.name().equals(question.name()) && q.type() == question.type());
  }

  /** Whether the query asks for the zone with that fault, or a name in it. */
  static Predicate<Message> asks(Row fault) {
    return asks(FakeLab.apex(fault).toString());
  }

  /** That code and no records. */
  static Reply refused(Message query, Rcode rcode) {
    return Reply.to(query).ra().rcode(rcode);
  }

  /** Whether the query carries that option. */
  static Predicate<Message> hasOption(int code) {
    return query -> query.opt().flatMap(opt -> opt.option(code)).isPresent();
  }

  /** Whether the query asks for that name or one below it. */
  static Predicate<Message> asks(String name) {
    Name apex = Name.parse(name);
    return query -> query.questions().stream().anyMatch(q -> q.name().isSubdomainOf(apex));
  }
}
