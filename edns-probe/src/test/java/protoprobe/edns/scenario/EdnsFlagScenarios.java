// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.checks.ZBit;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Rcode;

/** For the checks of EDNS flags. */
final class EdnsFlagScenarios {
  private EdnsFlagScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (ZBit flag : ZBit.values()) {
      all.add(
          Scenario.of("edns/flags/reserved/" + flag.key())
              .when(query -> query.opt().map(Opt::flags).orElse(0) == flag.bit())
              .right(Replies::answered)
              .wrong(Replies.error(Rcode.FORMERR))
              .otherwise(query -> Replies.answered(query).changeOpt(opt -> opt.flags(1)))
              .fails("RCODE FORMERR"));
      if (flag != ZBit.Z_4000) { // that one, CO, may come back
        all.add(
            Scenario.of("edns/flags/reserved/" + flag.key())
                .when(query -> query.opt().map(Opt::flags).orElse(0) == flag.bit())
                .right(Replies::answered)
                .wrong(query -> Replies.answered(query).changeOpt(opt -> opt.flags(flag.bit())))
                .fails("reserved flags set"));
      }
    }
    return all;
  }
}
