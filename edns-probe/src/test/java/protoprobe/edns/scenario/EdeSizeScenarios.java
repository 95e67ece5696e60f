// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Opt;

/** For the checks of errors that do not fit: a resolver whose texts are as long as can be. */
final class EdeSizeScenarios {
  private static final Script TALKATIVE =
      Script.replying(query -> Replies.failed(query).ede(7, "x".repeat(600)))
          .when(asks(ZoneFault.RRSIG_EXPIRED), Script.replying(Replies::authentic));

  private EdeSizeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of("edns/ede/dropped-first")
            .wrong(query -> Replies.failed(query).withoutOpt().tc())
            .warns("no OPT record"),
        of("edns/ede/dropped-first")
            .wrong(query -> Replies.failed(query).ede(7, "x".repeat(600)))
            .warns("octets"),
        of("edns/ede/opt-kept-when-dropped")
            .wrong(query -> Replies.failed(query).withoutOpt().tc())
            .fails("no OPT record"),
        of("edns/ede/truncated-when-dropped").wrong(Replies::failed).warns("TC clear"));
  }

  private static Scenario.Builder of(String id) {
    return Scenario.of(id)
        .when(query -> query.opt().map(Opt::udpPayload).orElse(0) == 512)
        .right(query -> Replies.failed(query).tc())
        .otherwisely(TALKATIVE);
  }
}
