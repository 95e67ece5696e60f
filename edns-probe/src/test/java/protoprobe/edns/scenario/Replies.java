// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.function.Predicate;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** Answers and conditions that many scenarios share. */
final class Replies {
  private Replies() {}

  /** NOERROR with one A record, as a resolver gives it. */
  static Reply answered(Message query) {
    Name owner = query.questions().isEmpty() ? Name.ROOT : query.questions().get(0).name();
    return Reply.to(query).ra().answer(Rr.of(owner, Type.A, 60, new byte[] {(byte) 192, 0, 2, 1}));
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
