// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.hasOption;
import static protoprobe.edns.wire.OptionCode.KEEPALIVE;

import java.util.List;
import java.util.Optional;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of the time-out of idle connections. */
final class KeepaliveScenarios {
  private KeepaliveScenarios() {}

  /** 400 ms. */
  private static Reply announced(Message query) {
    return answered(query).option(KEEPALIVE, (byte) 0, (byte) 4);
  }

  private static Optional<byte[]> breaksItsWord(Message query, Scene scene) {
    scene.line().hangUp();
    return Optional.of(announced(query).toBytes());
  }

  static List<Scenario> all() {
    return List.of(
        Scenario.of("edns/keepalive/time-out")
            .when(hasOption(KEEPALIVE))
            .right(KeepaliveScenarios::announced)
            .wrong(query -> answered(query).option(KEEPALIVE, new byte[4]))
            .otherwise(Replies::answered)
            .fails("option 11: keepalive of 4 octets"),
        Scenario.of("edns/keepalive/not-over-udp")
            .when(hasOption(KEEPALIVE))
            .right(Replies::answered)
            .wrong(KeepaliveScenarios::announced)
            .fails("1 options 11"),
        Scenario.of("edns/keepalive/with-time-out")
            .when(hasOption(KEEPALIVE))
            .right(query -> Replies.refused(query, Rcode.FORMERR))
            .wrong(KeepaliveScenarios::announced)
            .otherwise(Replies::answered)
            .observes("reply"),
        Scenario.of("edns/keepalive/kept")
            .when(hasOption(KEEPALIVE))
            .right(KeepaliveScenarios::announced)
            .wrongly(KeepaliveScenarios::breaksItsWord)
            .otherwise(Replies::answered)
            .warns("the connection open after half of PT0.4S"));
  }
}
