// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.hasOption;
import static protoprobe.edns.wire.OptionCode.PADDING;

import java.util.List;
import protoprobe.edns.wire.Rcode;

/** For the checks of padding without encryption. */
final class PaddingScenarios {
  private PaddingScenarios() {}

  static List<Scenario> all() {
    return List.of(
        notInClear("udp"),
        notInClear("tcp"),
        Scenario.of("edns/padding/within-payload-size")
            .when(hasOption(PADDING))
            .right(query -> answered(query).option(PADDING, new byte[100]))
            .wrong(query -> answered(query).option(PADDING, new byte[468]))
            .fails(" octets; the answer"),
        Scenario.of("edns/padding/not-zero")
            .when(hasOption(PADDING))
            .right(Replies::answered)
            .wrong(query -> Replies.refused(query, Rcode.FORMERR))
            .otherwise(query -> answered(query).withoutOpt())
            .fails("RCODE FORMERR"));
  }

  private static Scenario notInClear(String transport) {
    return Scenario.of("edns/padding/not-in-clear/" + transport)
        .when(hasOption(PADDING))
        .right(Replies::answered)
        .wrong(query -> answered(query).option(PADDING, new byte[400]))
        .warns("1 options 12");
  }
}
