// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asksType;
import static protoprobe.edns.scenario.Replies.hasPayload;

import java.util.List;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Type;

/** For the checks of TCP. */
final class TcpSizeScenarios {
  private TcpSizeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("edns/size/tcp")
            .when(query -> query.opt().isEmpty())
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).tc())
            .otherwise(Reply::to)
            .fails("TC set"),
        Scenario.of("edns/size/tcp-keys")
            .when(asksType(Type.DNSKEY).and(Replies::hasDo).and(hasPayload(512)))
            .right(Replies::big)
            .wrong(query -> Reply.to(query).tc())
            .fails("TC set"),
        Scenario.of("edns/size/tcp-whole")
            .when(hasPayload(512))
            .right(Replies::big)
            .wrong(query -> Reply.to(query).tc())
            .fails("TC set"));
  }
}
