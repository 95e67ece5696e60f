// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.answered;
import static protoprobe.edns.scenario.Replies.asks;
import static protoprobe.edns.scenario.Replies.hasOption;
import static protoprobe.edns.scenario.Replies.refused;
import static protoprobe.edns.wire.OptionCode.ECS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.ClientSubnet;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of the client's subnet. */
final class SubnetScenarios {
  private static final Bytes ELSEWHERE =
      new ClientSubnet(1, 24, 0, Bytes.fromHex("c63364")).encode(); // 198.51.100.0/24

  private SubnetScenarios() {}

  private static Optional<ClientSubnet> subnet(Message query) {
    return query.opt().flatMap(opt -> opt.option(ECS)).flatMap(ClientSubnet::of);
  }

  private static Reply echo(Message query) {
    return subnet(query)
        .map(subnet -> answered(query).option(ECS, subnet.encode().toArray()))
        .orElseGet(() -> answered(query));
  }

  private static boolean malformed(Message query) {
    return subnet(query).filter(s -> !s.isValid() || s.scopePrefix() > 0).isPresent();
  }

  /** Asks the zone's server first. */
  private static Script asking(boolean withSubnet) {
    return (query, scene) -> {
      Question question = query.questions().get(0);
      Query plain = Query.of(question.name(), question.type());
      scene.askUpstream(withSubnet ? plain.option(ECS, ELSEWHERE.toArray()) : plain);
      return Optional.of(answered(query).toBytes());
    };
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (String row :
        List.of(
            "scope-set",
            "address-too-long",
            "address-too-short",
            "bits-past-prefix",
            "prefix-too-long")) {
      all.add(refusing("malformed/" + row).warns("RCODE NOERROR"));
    }
    all.add(refusing("unknown-family").fails("RCODE NOERROR"));
    all.addAll(answers());
    all.add(upstream("opt-out").fails("ECS options with address bits sent upstream"));
    all.add(upstream("off-by-default").warns("ECS options sent upstream"));
    return all;
  }

  private static Scenario.Builder refusing(String id) {
    return Scenario.of("edns/subnet/" + id)
        .when(SubnetScenarios::malformed)
        .right(query -> refused(query, Rcode.FORMERR))
        .wrong(SubnetScenarios::echo);
  }

  private static List<Scenario> answers() {
    Predicate<Message> asked = hasOption(ECS);
    return List.of(
        Scenario.of("edns/subnet/only-when-asked")
            .when(asked.negate())
            .right(Replies::answered)
            .wrong(query -> answered(query).option(ECS, ELSEWHERE.toArray()))
            .fails("1 options 8"),
        Scenario.of("edns/subnet/same-as-asked")
            .when(asked)
            .right(SubnetScenarios::echo)
            .wrong(query -> answered(query).option(ECS, ELSEWHERE.toArray()))
            .otherwise(Replies::answered)
            .fails("it is about another network"));
  }

  private static Scenario.Builder upstream(String id) {
    return Scenario.of("edns/subnet/" + id)
        .when(asks("sound.lab."))
        .rightly(asking(false))
        .wrongly(asking(true))
        .otherwise(Replies::answered);
  }
}
