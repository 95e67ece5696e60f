// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * A run record for people: what was examined, every deviation with requirement, expected and
 * actual, and the totals. Never colour alone; text of the target is made printable.
 */
public final class ConsoleReport {
  /** How much is said. */
  public enum Loudness {
    /** Deviations and the last line. */
    QUIET,
    /** Also the header, warnings and totals. */
    NORMAL,
    /** Also every check by topic, and expected deviations with their reasons. */
    VERBOSE
  }

  /** A screen, and some. */
  private static final int STORY_LINES = 60;

  private static final Set<Verdict.Kind> TOLD =
      EnumSet.of(
          Verdict.Kind.NEW_DEVIATION,
          Verdict.Kind.UNEXPECTED_PASS,
          Verdict.Kind.NOT_RUN,
          Verdict.Kind.UNDECIDABLE);

  private final PrintWriter out;
  private final Ansi ansi;
  private final Loudness loudness;
  private final Signs signs;

  /**
   * @param out where to; flushed after each report, never closed
   * @param ansi what the terminal can show
   * @param loudness how much
   */
  public ConsoleReport(PrintWriter out, Ansi ansi, Loudness loudness) {
    this.out = out;
    this.ansi = ansi;
    this.loudness = loudness;
    this.signs = new Signs(ansi);
  }

  /** Prints the report of one record. */
  public void print(RunRecord record, Comparison comparison) {
    Map<String, Requirement> requirements = record.requirements();
    Summary summary = new Summary(record, comparison);
    if (loudness != Loudness.QUIET) {
      out.println(ansi.bold(summary.header()));
      record.target().story().stream()
          .limit(STORY_LINES)
          .map(Printable::text)
          .forEach(out::println);
    }
    if (loudness == Loudness.VERBOSE) {
      tree(record, requirements);
    }
    deviations(record, comparison, requirements);
    if (loudness != Loudness.QUIET) {
      warnings(record, comparison);
      expected(comparison);
      out.println(summary.totals());
    }
    out.println(signs.verdict(summary));
    out.flush();
  }

  private void tree(RunRecord record, Map<String, Requirement> requirements) {
    Map<String, List<Result>> topics =
        record.results().stream()
            .collect(
                Collectors.groupingBy(
                    result ->
                        Optional.ofNullable(requirements.get(result.id()))
                            .map(Requirement::topic)
                            .orElse("Not in the catalogue"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    topics.forEach(
        (topic, results) -> {
          out.println();
          out.println(ansi.bold(Printable.text(topic)));
          results.forEach(result -> leaf(result, requirements));
        });
  }

  private void leaf(Result result, Map<String, Requirement> requirements) {
    Optional<Requirement> requirement = Optional.ofNullable(requirements.get(result.id()));
    String title = requirement.map(CaseNames::title).map(Printable::text).orElse("");
    String grade = result.grade().map(each -> " (" + each.word() + ")").orElse("");
    out.println(
        "  %s%s  %s  %s"
            .formatted(
                signs.of(result.outcome(), result.informs(requirement)),
                grade,
                Printable.text(result.id()),
                ansi.dim(title)));
    if (requirement.isPresent() && !result.outcome().decided() && !result.message().isEmpty()) {
      out.println("      " + Printable.text(result.message()));
    }
  }

  private void deviations(
      RunRecord record, Comparison comparison, Map<String, Requirement> requirements) {
    boolean nothingRan = record.results().isEmpty() && !record.reason().isEmpty();
    List<Verdict> told =
        comparison.verdicts().stream()
            .filter(verdict -> TOLD.contains(verdict.kind()))
            .filter(verdict -> !nothingRan || verdict.kind() != Verdict.Kind.NOT_RUN)
            .sorted(Comparator.comparing(Verdict::kind).thenComparing(Verdict::id))
            .toList();
    Deviation deviation = new Deviation(record, signs, ansi);
    for (Verdict verdict : told) {
      out.println();
      deviation
          .lines(verdict, Optional.ofNullable(requirements.get(verdict.id())))
          .forEach(out::println);
    }
    if (!told.isEmpty()) {
      out.println();
    }
  }

  private void warnings(RunRecord record, Comparison comparison) {
    record.results().stream()
        .filter(result -> result.outcome() == Outcome.WARN)
        .filter(
            result ->
                comparison.of(result.id()).stream()
                    .noneMatch(verdict -> TOLD.contains(verdict.kind())))
        .forEach(
            result ->
                out.println(
                    "%s  %s  %s"
                        .formatted(
                            signs.of(Outcome.WARN, false),
                            Printable.text(result.id()),
                            Printable.text(result.message()))));
  }

  private void expected(Comparison comparison) {
    List<Verdict> known =
        comparison.verdicts().stream()
            .filter(verdict -> verdict.kind() == Verdict.Kind.EXPECTED_DEVIATION)
            .toList();
    if (known.isEmpty()) {
      return;
    }
    boolean verbose = loudness == Loudness.VERBOSE;
    String head = Summary.counted(known.size(), "expected deviation");
    out.println(signs.expected() + "  " + head + (verbose ? ":" : " (-v lists them)"));
    Stream<Verdict> listed = verbose ? known.stream() : Stream.empty();
    listed.forEach(
        verdict ->
            out.println(
                "    %s  %s"
                    .formatted(
                        Printable.text(verdict.id()),
                        ansi.dim(
                            Printable.text(
                                verdict
                                    .expectation()
                                    .map(each -> each.reason())
                                    .orElse(verdict.text()))))));
  }
}
