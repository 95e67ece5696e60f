// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.hasOption;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of queries with several options. */
final class SeveralOptionsScenarios {
  private static final int NSID = 3;
  private static final int ECS = 8;
  private static final int EXPIRE = 9;
  private static final int COOKIE = 10;
  private static final int UNKNOWN = 100;

  private SeveralOptionsScenarios() {}

  static List<Scenario> all() {
    return List.of(
        echo(query -> Replies.answered(query).option(COOKIE, new byte[8]), "bare client cookie"),
        echo(query -> Replies.answered(query).option(EXPIRE), "empty EXPIRE option"),
        echo(query -> Replies.answered(query).option(UNKNOWN), "1 options 100"),
        echo(Replies.error(Rcode.FORMERR), "RCODE FORMERR"));
  }

  private static Scenario echo(Function<Message, Reply> wrong, String fragment) {
    return Scenario.of("edns/opt/several-options")
        .when(all(NSID, ECS, EXPIRE, COOKIE, UNKNOWN))
        .right(query -> Replies.answered(query).option(COOKIE, new byte[24]))
        .wrong(wrong)
        .otherwise(query -> Replies.answered(query).option(UNKNOWN))
        .fails(fragment);
  }

  private static Predicate<Message> all(int... codes) {
    return query -> IntStream.of(codes).allMatch(code -> hasOption(code).test(query));
  }
}
