// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.OptionCode;

/** For the checks of the option's format: a resolver that knows of one broken zone. */
final class EdeFormatScenarios {
  private EdeFormatScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of("edns/ede/option-format", new byte[] {0}).fails("EDE of 1 octets"),
        of("edns/ede/utf8", new byte[] {0, 7, (byte) 0xc0, (byte) 0xaf})
            .fails("7 (Signature Expired)"),
        of("edns/ede/no-controls", "ring \u0007 ring").warns("7 (Signature Expired)"),
        of("edns/ede/no-controls", "e\u0301, decomposed").warns("7 (Signature Expired)"),
        of("edns/ede/trailing-nul", "ends in NUL\0").observes("trailing-nul"),
        of("edns/ede/text-length", "x".repeat(600)).warns("Signature Expired"),
        failing("edns/ede/several")
            .wrong(query -> Replies.expired(query).ede(6, ""))
            .otherwise(Replies::authentic)
            .observes("most"),
        failing("edns/ede/several")
            .wrong(query -> Replies.expired(query).ede(7, "expired"))
            .otherwise(Replies::authentic)
            .observes("repeated"),
        Scenario.of("edns/ede/other-has-text")
            .when(asks(ZoneFault.RRSIG_EXPIRED))
            .right(query -> Replies.failed(query).ede(0, "why"))
            .wrong(query -> Replies.failed(query).ede(0, ""))
            .otherwise(Replies::authentic)
            .warns("0 (Other Error)"),
        failing("edns/ede/registered")
            .wrong(query -> Replies.failed(query).ede(999, ""))
            .otherwise(Replies::authentic)
            .observing("unregistered")
            .warns("grade weak"),
        of("edns/ede/no-client-address", "127.53.7.1 may not know").warns("127.53.7.1"));
  }

  private static Scenario.Builder of(String id, String text) {
    return failing(id)
        .wrong(query -> Replies.failed(query).ede(7, text))
        .otherwise(Replies::authentic);
  }

  private static Scenario.Builder of(String id, byte[] option) {
    return failing(id)
        .wrong(query -> Replies.failed(query).option(OptionCode.EDE, option))
        .otherwise(Replies::authentic);
  }

  private static Scenario.Builder failing(String id) {
    return Scenario.of(id).when(asks(ZoneFault.RRSIG_EXPIRED)).right(Replies::expired);
  }
}
