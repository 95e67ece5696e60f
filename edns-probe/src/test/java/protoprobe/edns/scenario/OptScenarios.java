// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.hasOption;

import java.util.List;

/** For the checks of the OPT record itself. */
final class OptScenarios {
  private OptScenarios() {}

  static List<Scenario> all() {
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
            .fails("1 options 100"));
  }
}
