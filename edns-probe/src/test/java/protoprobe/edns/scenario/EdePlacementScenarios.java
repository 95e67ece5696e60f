// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.asks;
import static protoprobe.edns.scenario.Replies.hasOption;

import java.net.InetAddress;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import protoprobe.edns.target.Provocations;
import protoprobe.edns.target.Transport;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.OptionCode;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Type;

/** For the checks of where an extended error stands, and where not. */
final class EdePlacementScenarios {
  /** A resolver with errors for the zone whose signatures have expired. */
  private static final Script VALIDATING =
      Script.replying(Replies::expired)
          .when(asks(ZoneFault.RRSIG_EXPIRED), Script.replying(Replies::authentic));

  private EdePlacementScenarios() {}

  static List<Scenario> all() {
    return Stream.of(withoutOpt(), sameCodes(), others()).flatMap(List::stream).toList();
  }

  private static List<Scenario> withoutOpt() {
    return List.of(
        withoutOpt("edns/ede/only-with-opt").wrong(Replies::expired).fails("1 OPT records"),
        withoutOpt("edns/ede/not-cached-with-answer")
            .wrong(Replies::expired)
            .fails("1 OPT records"),
        refusing("edns/ede/not-cached-with-answer").fails("1 OPT records"),
        withoutOpt("edns/ede/rcode-without-opt").wrong(Replies::authentic).warns("RCODE NOERROR"));
  }

  private static Scenario.Builder withoutOpt(String id) {
    return Scenario.of(id)
        .when(query -> query.opt().isEmpty())
        .right(Replies::failed)
        .otherwisely(VALIDATING);
  }

  /** A resolver that has errors only for a client that it refuses. */
  private static Scenario.Builder refusing(String id) {
    Script open = Script.replying(Replies::authentic);
    return Scenario.of(id)
        .when(query -> query.opt().isEmpty())
        .right(query -> Reply.to(query).rcode(Rcode.REFUSED))
        .wrong(query -> Reply.to(query).rcode(Rcode.REFUSED).ede(18, ""))
        .otherwisely(
            (query, scene) ->
                isFrom(Provocations.REFUSED_CLIENT, scene)
                    ? Script.replying(q -> Reply.to(q).rcode(Rcode.REFUSED).ede(18, ""))
                        .answer(query, scene)
                    : open.answer(query, scene));
  }

  private static boolean isFrom(InetAddress client, Scene scene) {
    return scene.client().equals(client);
  }

  private static List<Scenario> sameCodes() {
    return List.of(
        sameCodes("over-tcp", (query, scene) -> scene.transport() == Transport.TCP),
        sameCodes("do-clear", (query, scene) -> !dnssecOk(query)),
        sameCodes("ad-set", (query, scene) -> query.ad()),
        sameCodes("type-aaaa", (query, scene) -> asksFor(Type.AAAA).test(query)),
        sameCodes("type-txt", (query, scene) -> asksFor(Type.TXT).test(query)));
  }

  /** The broken peer has another code for whoever asks in that other way. */
  private static Scenario sameCodes(String row, BiPredicate<Message, Scene> varied) {
    return Scenario.of("edns/ede/same-codes/" + row)
        .when(asks(ZoneFault.RRSIG_EXPIRED))
        .right(Replies::expired)
        .wrongly(
            (query, scene) ->
                Script.replying(
                        varied.test(query, scene)
                            ? q -> Replies.failed(q).ede(6, "")
                            : Replies::expired)
                    .answer(query, scene))
        .otherwise(Replies::authentic)
        .observes("varied");
  }

  private static boolean dnssecOk(Message query) {
    return query.opt().filter(Opt::dnssecOk).isPresent();
  }

  private static Predicate<Message> asksFor(int type) {
    return query -> query.questions().get(0).type() == type;
  }

  private static List<Scenario> others() {
    byte[] mine = {(byte) 0xc0, 0, 'm', 'i', 'n', 'e'};
    return List.of(
        Scenario.of("edns/ede/clients-own-ignored")
            .when(hasOption(OptionCode.EDE))
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).option(OptionCode.EDE, mine))
            .fails("comes back"),
        Scenario.of("edns/ede/clients-own-ignored")
            .when(hasOption(OptionCode.EDE))
            .right(Replies::answered)
            .wrong(query -> Reply.to(query).rcode(Rcode.FORMERR))
            .otherwise(query -> Replies.answered(query).option(OptionCode.EDE, mine))
            .fails("RCODE FORMERR"),
        checkingDisabled().wrong(Replies::failed).warns("RCODE SERVFAIL"),
        checkingDisabled().wrong(Replies::authentic).warns("AD set"));
  }

  private static Scenario.Builder checkingDisabled() {
    return Scenario.of("edns/ede/checking-disabled")
        .when(Message::cd)
        .right(Replies::answered)
        .otherwisely(
            Script.replying(Replies::failed)
                .when(asks(ZoneFault.RRSIG_EXPIRED_A), Script.replying(Replies::authentic)));
  }
}
