// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.hasOption;
import static protoprobe.edns.wire.OptionCode.CHAIN;
import static protoprobe.edns.wire.OptionCode.DAU;
import static protoprobe.edns.wire.OptionCode.DHU;
import static protoprobe.edns.wire.OptionCode.EXPIRE;
import static protoprobe.edns.wire.OptionCode.N3U;
import static protoprobe.edns.wire.OptionCode.REPORT_CHANNEL;
import static protoprobe.edns.wire.OptionCode.ZONEVERSION;

import java.util.List;
import protoprobe.edns.wire.Name;

/** For the checks of options that few servers have something to say about. */
final class OtherOptionScenarios {
  private static final byte[] AGENT = Name.parse("agent.lab.").octets().toArray();
  private static final byte[] ROOT = {0};

  private OtherOptionScenarios() {}

  /** The sound peer ignores the option, the broken one sends one back. */
  private static Scenario.Builder ignoring(String id, int code, byte... sentBack) {
    return Scenario.of("edns/options/" + id)
        .when(hasOption(code))
        .right(Replies::answered)
        .wrong(query -> answered(query).option(code, sentBack));
  }

  static List<Scenario> all() {
    return List.of(
        ignoring("understood/dau", DAU, (byte) 8).fails("1 options 5"),
        ignoring("understood/dhu", DHU, (byte) 2).fails("1 options 6"),
        ignoring("understood/n3u", N3U, (byte) 1).fails("1 options 7"),
        ignoring("expire", EXPIRE, new byte[4]).warns("1 options 9"),
        ignoring("zone-version", ZONEVERSION, new byte[6]).warns("1 options 19"),
        ignoring("chain", CHAIN, ROOT).observes("reply"),
        Scenario.of("edns/options/report-channel")
            .when(query -> query.opt().isPresent())
            .right(query -> answered(query).option(REPORT_CHANNEL, AGENT))
            .wrong(query -> answered(query).option(REPORT_CHANNEL, ROOT))
            .otherwise(Replies::answered)
            .fails("the agent domain is the root"));
  }
}
