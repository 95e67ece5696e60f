// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.List;
import java.util.Optional;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.testbed.Zone;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;

/** One zone of the testbed, made for one check. */
public interface LabZone {
  /** Its apex. */
  Name name();

  /** What {@link #query()} asks for, and what the right answer to it is. */
  Zone.Question question();

  /** The query that meets the zone's fault: with OPT, DO set, RD set. */
  default Query query() {
    return Query.of(question().name(), question().type()).dnssecOk(true);
  }

  /** A query for a name in the zone: the apex for {@code ""}, else a label such as {@code www}. */
  default Query query(String label, int type) {
    return Query.of(label.isEmpty() ? name() : name().child(label), type).dnssecOk(true);
  }

  /** Every query that the zone's server received so far, in order. */
  List<Message> upstream();

  /** Changes how the zone's server behaves from now on. */
  void serve(ServingFault fault);

  /** Waits until every record that the zone's server has sent so far has outlived its TTL. */
  void awaitExpiry();

  /** Whether that message answers {@link #query()}, rightly or not. */
  default boolean asked(Message answer) {
    return answer.questions().size() == 1
        && answer.questions().get(0).name().equals(question().name())
        && answer.questions().get(0).type() == question().type();
  }

  /**
   * What a resolver made of {@link #query()}: empty if that is not what the message answers, or if
   * it is neither SERVFAIL nor the right answer.
   */
  default Optional<Validation> judge(Message answer) {
    Optional<Validation> seen =
        Validation.of(answer.rcode().value(), answer.ad(), question().rcode());
    boolean complete =
        !question().data()
            || answer.answers().stream().anyMatch(rr -> rr.type() == question().type());
    return seen.filter(one -> asked(answer) && (one == Validation.BOGUS || complete));
  }
}
