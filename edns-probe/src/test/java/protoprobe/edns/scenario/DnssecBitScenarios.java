// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import protoprobe.edns.checks.SignedAnswer;
import protoprobe.edns.wire.Flag;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** For the checks of DO, AD and CD. */
final class DnssecBitScenarios {
  private DnssecBitScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(List.of(doCopied(), signatures(), cd(), bogusWithCd()));
    for (SignedAnswer signed : SignedAnswer.values()) {
      Predicate<Message> without = query -> !Replies.hasDo(query);
      all.add(
          Scenario.of("edns/dnssec-bits/no-proof-without-do/" + signed.key())
              .when(without)
              .right(Replies.error(signed.rcode()))
              .wrong(query -> proven(query).rcode(signed.rcode()))
              .fails("records of DNSSEC"));
      all.add(
          Scenario.of("edns/dnssec-bits/no-proof-without-do/" + signed.key())
              .when(without)
              .right(Replies.error(signed.rcode()))
              .wrong(
                  query ->
                      Reply.to(query).rcode(signed.rcode()).changeOpt(opt -> opt.dnssecOk(true)))
              .fails("DO set"));
    }
    all.add(
        Scenario.of("edns/dnssec-bits/ad-for-ad")
            .when(query -> query.ad() && !Replies.hasDo(query))
            .right(query -> Replies.answered(query).ad())
            .wrong(Replies::answered)
            .otherwise(DnssecBitScenarios::authenticForDo)
            .warns("AD clear"));
    all.add(
        Scenario.of("edns/dnssec-bits/no-ad-unasked")
            .when(query -> !query.ad() && !Replies.hasDo(query))
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).ad())
            .warns("AD set"));
    return all;
  }

  private static Scenario doCopied() {
    return Scenario.of("edns/dnssec-bits/do-copied")
        .when(Replies::hasDo)
        .right(Replies::signed)
        .wrong(query -> Replies.signed(query).changeOpt(opt -> opt.dnssecOk(false)))
        .fails("DO clear");
  }

  private static Scenario signatures() {
    return Scenario.of("edns/dnssec-bits/signatures-with-do")
        .when(asks("www.valid-nsec.lab.").negate().and(Replies::hasDo))
        .right(Replies::signed)
        .wrong(query -> Replies.answered(query).ad())
        .fails("no RRSIG");
  }

  private static Scenario cd() {
    return Scenario.of("edns/dnssec-bits/cd-copied")
        .when(Message::cd)
        .right(Replies::answered)
        .wrong(query -> Replies.answered(query).flag(Flag.CD, false))
        .fails("CD clear");
  }

  private static Scenario bogusWithCd() {
    return Scenario.of("edns/dnssec-bits/bogus-with-cd")
        .when(Message::cd)
        .right(Replies::signed)
        .wrong(Replies.error(Rcode.SERVFAIL))
        .warns("RCODE SERVFAIL");
  }

  private static Reply proven(Message query) {
    Name owner = query.questions().get(0).name();
    return Reply.to(query).ra().authority(Rr.of(owner, Type.NSEC, 60, new byte[] {0, 0, 1, 1}));
  }

  private static Reply authenticForDo(Message query) {
    Reply reply = Replies.answered(query);
    return Replies.hasDo(query) ? reply.ad() : reply;
  }
}
