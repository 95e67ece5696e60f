// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asksType;
import static protoprobe.edns.scenario.Replies.hasPayload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.edns.checks.LargePayload;
import protoprobe.edns.checks.SmallPayload;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Type;

/** For the checks of UDP payload sizes. */
final class PayloadSizeScenarios {
  private PayloadSizeScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.add(keys(query -> truncated(query).withoutOpt(), "no OPT record"));
    all.add(keys(Replies::big, "octets"));
    all.add(truncatedWithOpt(query -> truncated(query).withoutOpt(), "no OPT record"));
    all.add(truncatedWithOpt(query -> Reply.to(query), "TC clear"));
    for (SmallPayload small : SmallPayload.values()) {
      all.add(
          Scenario.of("edns/size/below-512/" + small.key())
              .when(query -> Replies.hasDo(query) && hasPayload(small.octets()).test(query))
              .right(Replies::signed)
              .wrong(PayloadSizeScenarios::truncated)
              .otherwise(q -> Replies.hasDo(q) ? Replies.signed(q) : Replies.answered(q))
              .fails("TC set"));
      all.add(
          overUdp("edns/size/below-512-limit/" + small.key(), small.octets())
              .wrongly(udp(Replies::big))
              .fails("TC clear"));
    }
    all.add(
        Scenario.of("edns/size/advertised")
            .when(hasPayload(4096))
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).changeOpt(opt -> opt.payload(4096)))
            .warns("4096 octets"));
    for (LargePayload large : LargePayload.values()) {
      all.add(
          overUdp("edns/size/udp-limit/" + large.key(), large.octets())
              .wrongly(udp(query -> Replies.big(query).tc()))
              .warns("octets"));
    }
    return all;
  }

  private static Scenario keys(Function<Message, Reply> wrong, String fragment) {
    return Scenario.of("edns/size/keys-in-512")
        .when(asksType(Type.DNSKEY).and(Replies::hasDo).and(hasPayload(512)))
        .right(PayloadSizeScenarios::truncated)
        .wrong(wrong)
        .otherwise(Replies::big)
        .fails(fragment);
  }

  private static Scenario truncatedWithOpt(Function<Message, Reply> wrong, String fragment) {
    return overUdp("edns/size/truncated-with-opt", 512).wrongly(udp(wrong)).fails(fragment);
  }

  /** A stimulus of that size, rightly truncated; all else is whole. */
  private static Scenario.Builder overUdp(String id, int octets) {
    return Scenario.of(id)
        .when(hasPayload(octets))
        .rightly(udp(PayloadSizeScenarios::truncated))
        .otherwisely(udp(Replies::big));
  }

  /** That over UDP; over TCP the whole answer. */
  static Script udp(Function<Message, Reply> reply) {
    return (query, scene) ->
        Optional.of(
            (scene.transport() == Transport.UDP ? reply.apply(query) : Replies.big(query))
                .toBytes());
  }

  private static Reply truncated(Message query) {
    return Reply.to(query).ra().tc();
  }
}
