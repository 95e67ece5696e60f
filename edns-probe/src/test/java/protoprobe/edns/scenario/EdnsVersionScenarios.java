// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static protoprobe.edns.scenario.Replies.hasOption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import protoprobe.edns.checks.HigherVersion;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Reply;

/** For the checks of EDNS versions. */
final class EdnsVersionScenarios {
  private EdnsVersionScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (HigherVersion higher : HigherVersion.values()) {
      all.add(badVersion(higher, Replies::answered, "RCODE NOERROR"));
      all.add(
          badVersion(
              higher,
              query -> refused(query).changeOpt(opt -> opt.version(higher.version())),
              "claims to implement"));
    }
    all.add(
        badVersion(
            HigherVersion.VERSION_1_WITH_OPTION,
            query -> refused(query).option(100),
            "1 options 100"));
    all.add(
        badVersion(
            HigherVersion.VERSION_1_WITH_FLAG,
            query -> refused(query).changeOpt(opt -> opt.flags(0x80)),
            "unassigned flags"));
    all.add(highestTold(query -> refused(query).changeOpt(opt -> opt.version(1)), "OPT version 1"));
    all.add(highestTold(Replies::answered, "data in the answer section"));
    return all;
  }

  private static Scenario badVersion(
      HigherVersion higher, Function<Message, Reply> wrong, String fragment) {
    return Scenario.of("edns/version/badvers/" + higher.key())
        .when(stimulus(higher))
        .right(EdnsVersionScenarios::refused)
        .wrong(wrong)
        .otherwise(Replies::answered)
        .fails(fragment);
  }

  private static Scenario highestTold(Function<Message, Reply> wrong, String fragment) {
    return Scenario.of("edns/version/highest-told")
        .when(version(1))
        .right(EdnsVersionScenarios::refused)
        .wrong(wrong)
        .otherwise(Replies::answered)
        .warns(fragment);
  }

  private static Reply refused(Message query) {
    return Reply.to(query).ra().rcode(Rcode.BADVERS);
  }

  private static Predicate<Message> stimulus(HigherVersion higher) {
    return switch (higher) {
      case VERSION_1 -> version(1);
      case VERSION_255 -> version(255);
      case VERSION_1_WITH_OPTION -> version(1).and(hasOption(100));
      case VERSION_1_WITH_FLAG ->
          version(1).and(query -> query.opt().map(Opt::flags).orElse(0) == 0x0080);
      case VERSION_1_WITH_DO -> version(1).and(Replies::hasDo);
    };
  }

  private static Predicate<Message> version(int version) {
    return query -> query.opt().map(Opt::version).orElse(0) == version;
  }
}
