// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.OptionCode;

/** For the checks of what becomes of an extended error from upstream. */
final class EdeUpstreamScenarios {
  private static final Map<String, ServingFault> HOSTILE =
      Map.of(
          "untrue", ServingFault.EDE_IN_ANSWER,
          "bad-utf8", ServingFault.EDE_BAD_UTF8,
          "empty", ServingFault.EDE_EMPTY,
          "one-octet", ServingFault.EDE_ONE_OCTET,
          "huge", ServingFault.EDE_HUGE,
          "ten", ServingFault.EDE_TEN,
          "nul", ServingFault.EDE_NUL);

  private EdeUpstreamScenarios() {}

  static List<Scenario> all() {
    return Stream.concat(
            HOSTILE.entrySet().stream()
                .flatMap(
                    row ->
                        Stream.of(
                            passedOn(row.getKey(), row.getValue()),
                            heeded(row.getKey(), row.getValue()))),
            Stream.of(forwarded(), source()))
        .toList();
  }

  private static Scenario passedOn(String row, ServingFault fault) {
    return hostile(row, fault)
        .wrong(query -> Replies.authentic(query).option(OptionCode.EDE, new byte[] {1}))
        .fails("EDE of 1 octets");
  }

  private static Scenario heeded(String row, ServingFault fault) {
    return hostile(row, fault).wrong(Replies::answered).fails("not the right answer");
  }

  private static Scenario.Builder hostile(String row, ServingFault fault) {
    return Scenario.of("edns/ede/hostile/" + row)
        .when(asks(fault))
        .right(Replies::authentic)
        .otherwise(Replies::authentic);
  }

  private static Scenario forwarded() {
    return Scenario.of("edns/ede/forwarded")
        .when(asks(ServingFault.EDE_IN_ANSWER))
        .right(Replies::authentic)
        .wrong(query -> Replies.authentic(query).ede(22, "from upstream"))
        .observes("from-upstream");
  }

  private static Scenario source() {
    return Scenario.of("edns/ede/forwarded-source")
        .when(asks(ServingFault.EDE_IN_ANSWER))
        .right(query -> Replies.authentic(query).ede(22, "192.0.2.1 says: from upstream"))
        .wrong(query -> Replies.authentic(query).ede(22, "from upstream"))
        .otherwise(Replies::authentic)
        .warns("22 (No Reachable Authority) \"from upstream\"");
  }
}
