// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.asks;
import static protoprobe.edns.scenario.Replies.hasOption;
import static protoprobe.edns.scenario.Replies.refused;
import static protoprobe.edns.wire.OptionCode.NSID;

import java.nio.charset.StandardCharsets;
import java.util.List;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of the name server identifier. */
final class NsidScenarios {
  private NsidScenarios() {}

  private static Reply named(Message query, String name) {
    return answered(query).option(NSID, name.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply usual(Message query) {
    return hasOption(NSID).test(query) ? named(query, "me") : answered(query);
  }

  private static boolean hasPayload(Message query) {
    return query
        .opt()
        .flatMap(opt -> opt.option(NSID))
        .filter(o -> !o.data().isEmpty())
        .isPresent();
  }

  static List<Scenario> all() {
    return List.of(
        Scenario.of("edns/nsid/when-asked")
            .when(hasOption(NSID))
            .right(query -> named(query, "me"))
            .wrong(query -> refused(query, Rcode.FORMERR))
            .otherwise(Replies::answered)
            .fails("RCODE FORMERR"),
        Scenario.of("edns/nsid/only-when-asked")
            .when(hasOption(NSID).negate())
            .right(Replies::answered)
            .wrong(query -> named(query, "me"))
            .fails("1 options 3"),
        Scenario.of("edns/nsid/payload-ignored")
            .when(NsidScenarios::hasPayload)
            .right(query -> named(query, "me"))
            .wrong(query -> named(query, "wh"))
            .otherwise(NsidScenarios::usual)
            .fails("option 3 has 7768, not 6d65"),
        Scenario.of("edns/nsid/own")
            .when(asks("echoes-options.lab."))
            .right(query -> named(query, "me"))
            .wrong(query -> named(query, "upstream"))
            .otherwise(NsidScenarios::usual)
            .fails("not 6d65"));
  }
}
