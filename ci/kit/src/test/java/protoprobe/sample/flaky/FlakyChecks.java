// SPDX-License-Identifier: Apache-2.0
package protoprobe.sample.flaky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Topic;
import protoprobe.kit.target.CaseRun;

/** Checks that do not come to the same each time. */
@Topic(spec = "RFC 1", title = "Flaky")
public final class FlakyChecks {
  /** Which checks began, in which order. */
  public static final List<String> BEGUN = new CopyOnWriteArrayList<>();

  @Check(id = "sample/flaky/second-fails", section = "1", level = Level.MUST, says = "Fails once.")
  void secondFails(CaseRun run, Findings findings) {
    begin(run, findings, "attempt " + run.attempt());
    assertThat(run.attempt()).as("an attempt other than the second").isNotEqualTo(1);
  }

  @Check(id = "sample/flaky/grades", section = "2", level = Level.INFO, says = "Graded by turns.")
  void grades(CaseRun run, Findings findings) {
    begin(run, findings, "same");
    findings.grade(run.attempt() % 2 == 0 ? Grade.EXACT : Grade.NONE);
  }

  @Check(id = "sample/flaky/observes", section = "3", level = Level.INFO, says = "Sees two things.")
  void observes(CaseRun run, Findings findings) {
    begin(run, findings, run.attempt() % 2 == 0 ? "even" : "odd");
  }

  @Check(id = "sample/flaky/steady", section = "4", level = Level.MUST, says = "Passes.")
  void steady(CaseRun run, Findings findings) {
    begin(run, findings, "same");
  }

  private static void begin(CaseRun run, Findings findings, String seen) {
    BEGUN.add(run.attempt() + " " + run.checkCase().id());
    findings.observe("seen", seen);
    findings.keep("seen.txt", "text/plain", seen.getBytes(StandardCharsets.UTF_8));
  }
}
