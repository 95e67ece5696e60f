// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.summary;

import java.util.ArrayList;
import java.util.List;
import protoprobe.gate.verdict.Assessed;
import protoprobe.kit.report.Printable;

/**
 * Workflow commands of GitHub Actions that show an error on the job's page. GitHub takes ten of a
 * step in the order of their lines and drops the rest unsaid, so the most important come first and
 * the tenth says how many are left.
 */
public final class Annotations {
  /** As many as GitHub shows of one step. */
  public static final int MOST = 10;

  private static final int TITLE = 100;
  private static final int WORDS = 400;

  private Annotations() {}

  /** A line for each. */
  public static List<String> of(List<Assessed> all) {
    List<Finding> findings = Finding.of(all);
    boolean some = findings.size() > MOST;
    List<String> lines = new ArrayList<>();
    findings.stream().limit(some ? MOST - 1 : MOST).map(Annotations::line).forEach(lines::add);
    if (some) {
      lines.add("::error title=conformance::and %d more".formatted(findings.size() - MOST + 1));
    }
    return lines;
  }

  private static String line(Finding finding) {
    String title = finding.record().name() + " " + finding.verdict().id();
    String words = finding.words();
    String verdict = finding.verdict().text();
    return "::error title=%s::%s"
        .formatted(
            property(Printable.text(title, TITLE)),
            data(Printable.text(words.equals(verdict) ? words : words + " - " + verdict, WORDS)));
  }

  /** What the runner's parser takes back: actions/toolkit, command.ts, escapeData. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The same for a property: escapeProperty. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
