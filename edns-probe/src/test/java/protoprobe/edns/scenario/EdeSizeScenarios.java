// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;

import java.util.List;
import java.util.function.Function;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Type;

/** For the checks of errors that do not fit: a resolver with long texts, one with stale data. */
final class EdeSizeScenarios {
  private static final Script TALKATIVE =
      Script.replying((Message query) -> Replies.failed(query).ede(7, "x".repeat(600)))
          .when(asks(ZoneFault.RRSIG_EXPIRED), Script.replying(Replies::authentic));

  private EdeSizeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        talkative("edns/ede/dropped-first")
            .wrong(query -> Replies.failed(query).withoutOpt().tc())
            .warns("not all records"),
        talkative("edns/ede/dropped-first")
            .wrong(query -> Replies.failed(query).ede(7, "x".repeat(600)))
            .warns("octets"),
        stale("edns/ede/dropped-first").wrong(query -> Reply.to(query).ra().tc()).warns("not all"),
        talkative("edns/ede/opt-kept-when-dropped")
            .wrong(query -> Replies.failed(query).withoutOpt().tc())
            .fails("no OPT record"),
        talkative("edns/ede/truncated-when-dropped").wrong(Replies::failed).warns("TC clear"),
        stale("edns/ede/truncated-when-dropped").wrong(EdeSizeScenarios::proven).warns("TC clear"));
  }

  private static Scenario.Builder talkative(String id) {
    return scenario(id, query -> Replies.failed(query).tc()).otherwisely(TALKATIVE);
  }

  /** Its fresh answers have no errors. */
  private static Scenario.Builder stale(String id) {
    return scenario(id, query -> proven(query).tc())
        .otherwisely(
            (query, scene) -> {
              boolean refused =
                  scene.lab().serves(query.questions().get(0).name(), ServingFault.REFUSED);
              return Script.replying(
                      refused ? q -> proven(q).ede(3, "stale") : EdeSizeScenarios::proven)
                  .answer(query, scene);
            });
  }

  private static Scenario.Builder scenario(String id, Function<Message, Reply> right) {
    return Scenario.of(id)
        .when(query -> query.opt().map(Opt::udpPayload).orElse(0) == 512)
        .right(right);
  }

  /** An answer of some length, as with signatures and proofs. */
  private static Reply proven(Message query) {
    Rr proof = Rr.of(query.questions().get(0).name(), Type.NULL, 60, new byte[320]);
    return Replies.authentic(query).authority(proof);
  }
}
