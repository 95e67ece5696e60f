// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.hasOption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import protoprobe.edns.checks.OptNeighbour;
import protoprobe.edns.checks.OptionSize;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.OptDraft;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;
import protoprobe.edns.wire.Rr;
import protoprobe.edns.wire.Section;
import protoprobe.edns.wire.Type;

/** For the checks of the OPT record itself. */
final class OptScenarios {
  private OptScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(single());
    for (OptionSize size : OptionSize.values()) {
      all.add(
          Scenario.of("edns/opt/unknown-option-size/" + size.key())
              .when(carries(65001, size.octets()))
              .right(Replies::answered)
              .wrong(query -> Replies.answered(query).option(65001))
              .fails("1 options 65001"));
    }
    for (OptNeighbour neighbour : OptNeighbour.values()) {
      all.add(
          Scenario.of("edns/opt/among-other-records/" + neighbour.key())
              .when(query -> additionals(query).equals(order(neighbour)))
              .right(Replies::answered)
              .wrong(Replies.error(Rcode.FORMERR))
              .otherwise(Reply::to)
              .warns("RCODE FORMERR"));
    }
    return all;
  }

  private static List<Scenario> single() {
    return List.of(
        Scenario.of("edns/opt/only-when-asked")
            .when(query -> query.opt().isEmpty())
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).changeOpt(opt -> opt))
            .fails("1 OPT records"),
        Scenario.of("edns/opt/unknown-option")
            .when(hasOption(100))
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).option(100))
            .fails("1 options 100"),
        Scenario.of("edns/opt/answered")
            .when(query -> query.opt().isPresent())
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).withoutOpt())
            .fails("no OPT record"),
        Scenario.of("edns/opt/answered")
            .when(query -> query.opt().isPresent())
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).changeOpt(opt -> opt.version(1)))
            .fails("OPT version 1"),
        Scenario.of("edns/opt/one-at-the-root")
            .when(Replies::hasDo)
            .right(Replies::answered)
            .wrong(query -> Replies.answered(query).alsoOpt(OptDraft.PLAIN))
            .fails("2 OPT records"),
        Scenario.of("edns/opt/one-at-the-root")
            .when(Replies::hasDo)
            .right(Replies::answered)
            .wrong(
                query ->
                    Replies.answered(query).changeOpt(opt -> opt.owner(Name.parse("not.root."))))
            .fails("owned by not.root."));
  }

  private static Predicate<Message> carries(int code, int octets) {
    return query ->
        query.opt().flatMap(opt -> opt.option(code)).map(o -> o.data().length()).orElse(-1)
            == octets;
  }

  private static List<Integer> additionals(Message query) {
    return query.records(Section.ADDITIONAL).stream().map(Rr::type).toList();
  }

  private static List<Integer> order(OptNeighbour neighbour) {
    return switch (neighbour) {
      case LAST -> List.of(Type.A, Type.OPT);
      case FIRST -> List.of(Type.OPT, Type.A);
      case BETWEEN -> List.of(Type.A, Type.OPT, Type.A);
    };
  }
}
