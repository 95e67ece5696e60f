// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.expect.Expectations;
import protoprobe.kit.expect.Rules;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Holds records against expectations, one by one. */
public final class Assessor {
  private static final String REQUIRE = "PROTOPROBE_REQUIRE_PEERS";

  private final ExpectationSource source;
  private final Rules rules;
  private final boolean required;

  /**
   * @param source what is expected
   * @param options how strictly
   * @param environment may demand that no local target is absent
   */
  public Assessor(ExpectationSource source, JudgeOptions options, Map<String, String> environment) {
    this.source = source;
    this.rules = options.rules();
    this.required = "1".equals(environment.get(REQUIRE));
  }

  /**
   * Holds a record against its expectations.
   *
   * @throws BadInput if those cannot be understood
   */
  public Assessed assess(RunRecord record) {
    return assess(record, source.of(record), List.of());
  }

  /** The same; expectations that cannot be understood are a remark, and nothing is expected. */
  public Assessed assessAnyway(RunRecord record) {
    try {
      return assess(record);
    } catch (BadInput e) {
      return assess(record, Expectations.none(), List.of())
          .and(ExitCode.USAGE, e.getMessage() + "; nothing is expected of " + record.name());
    }
  }

  /** Rewrites the expectations to the record; holds it against what that leaves. */
  public Assessed update(RunRecord record) {
    ExpectationSource.Update update = source.update(record);
    return assess(record, update.expectations(), update.words().stream().toList());
  }

  private Assessed assess(RunRecord record, Expectations expectations, List<String> words) {
    Comparison comparison = Comparison.of(record, expectations, rules);
    List<String> remarks = new ArrayList<>(words);
    if (rules.allowUnexpectedPass()) {
      Comparison.of(record, expectations, new Rules(rules.strict(), false)).verdicts().stream()
          .filter(verdict -> verdict.kind() == Verdict.Kind.UNEXPECTED_PASS)
          .forEach(verdict -> remarks.add("%s: %s".formatted(verdict.id(), verdict.text())));
    }
    Assessed assessed = new Assessed(record, comparison, comparison.exitCode(), remarks);
    return required && record.state() == RunState.ABSENT
        ? assessed.and(
            ExitCode.REFUSED, "%s: absent, and %s=1 demands it".formatted(record.name(), REQUIRE))
        : assessed;
  }
}
