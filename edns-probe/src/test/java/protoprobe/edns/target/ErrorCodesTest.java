// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import protoprobe.edns.testbed.Truth;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Grade;

class ErrorCodesTest {
  private static final Truth NOTHING_TO_SAY = new Truth(Set.of(7), Set.of(), Set.of(), true);

  private static Reply reply() {
    return Reply.to(Message.decode(Query.of("zone.lab.", Type.A).toBytes()));
  }

  private static ErrorCodes codes(Reply reply) {
    return ErrorCodes.of(Message.decode(reply.toBytes()));
  }

  @Test
  void codes_are_a_stable_text_ascending_each_once() {
    assertThat(codes(reply().ede(9, "one").ede(6, "").ede(9, "two"))).hasToString("6, 9");
    assertThat(codes(reply())).hasToString("none");
  }

  @Test
  void silence_looks_like_an_answer_without_codes_as_slow_failures_are_no_stable_fact() {
    assertThat(new ErrorCodes(Optional.empty())).hasToString("none");
  }

  @Test
  void where_there_is_nothing_to_report_an_answer_without_codes_is_exact() {
    assertThat(codes(reply()).grade(NOTHING_TO_SAY)).isEqualTo(Grade.EXACT);
  }

  @Test
  void a_failure_without_codes_tells_nothing_whatever_else_would_be_right() {
    assertThat(codes(reply().rcode(Rcode.SERVFAIL)).grade(NOTHING_TO_SAY)).isEqualTo(Grade.NONE);
    assertThat(new ErrorCodes(Optional.empty()).grade(NOTHING_TO_SAY)).isEqualTo(Grade.NONE);
  }

  @Test
  void codes_are_graded_by_the_truth() {
    assertThat(codes(reply().ede(7, "")).grade(NOTHING_TO_SAY)).isEqualTo(Grade.EXACT);
    assertThat(codes(reply().ede(4, "")).grade(NOTHING_TO_SAY)).isEqualTo(Grade.WRONG);
  }
}
