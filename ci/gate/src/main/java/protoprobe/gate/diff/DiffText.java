// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.diff;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.kit.report.Printable;

/** Differences for people: a heading for each target, a line for each id that is not unchanged. */
public final class DiffText {
  private static final int WORDS = 400;

  private final PrintWriter out;

  /** Prints there; flushed after each target, never closed. */
  public DiffText(PrintWriter out) {
    this.out = out;
  }

  /** Prints one target. */
  public void print(TargetDiff target) {
    out.println(heading(target));
    for (Change change : target.changes()) {
      if (change.kind() != Change.Kind.UNCHANGED) {
        out.println(
            "  %-9s %s  %s"
                .formatted(
                    change.kind().word(),
                    Printable.text(change.id()),
                    Printable.text(String.join("; ", change.words()), WORDS)));
      }
    }
    out.println("  " + totals(target.counts()));
    out.flush();
  }

  private static String heading(TargetDiff target) {
    String was = TargetDiff.stated(target.before());
    String is = TargetDiff.stated(target.after());
    String versions = Optional.of(was).filter(is::equals).orElse(was + " -> " + is);
    return Printable.text(target.name() + ": " + versions, WORDS);
  }

  private static String totals(Map<Change.Kind, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey().word())
        .collect(Collectors.joining(", "));
  }
}
