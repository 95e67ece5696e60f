// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import protoprobe.kit.expect.Expectation;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.report.Again;
import protoprobe.kit.report.Attempts;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.Result;

/**
 * All that is known of one id on one target.
 *
 * @param run the run
 * @param line the id
 */
record Case(Run run, Line line) {
  private static final int LINES = 400;

  Cell cell() {
    return run.cell(line.id());
  }

  String message() {
    return text(Result::message);
  }

  String expected() {
    return block(Result::expected);
  }

  String actual() {
    return block(Result::actual);
  }

  Map<String, String> observed() {
    Map<String, String> observed = new TreeMap<>();
    result()
        .ifPresent(
            result ->
                result.observed().forEach((key, value) -> observed.put(clean(key), clean(value))));
    return observed;
  }

  List<Evidence> evidence() {
    return result().map(Result::evidence).orElse(List.of()).stream().map(Evidence::of).toList();
  }

  /** How it compares with what was expected; empty without a comparison. */
  String verdict() {
    return run.verdict(line.id()).map(Verdict::text).map(Case::clean).orElse("");
  }

  /** The line of the expectations that speaks of it, without its reason; or empty. */
  String listed() {
    return expectation().map(Expectation::head).map(Case::clean).orElse("");
  }

  /** Why that line is there, or empty. */
  String reason() {
    return expectation().map(Expectation::reason).map(Case::clean).orElse("");
  }

  /** The outcome of each attempt if they differ, or empty. */
  String attempts() {
    return result().filter(Result::flaky).map(Attempts::words).orElse("");
  }

  String again() {
    return clean(Again.command(run.record().command(), line.id()));
  }

  private Optional<Result> result() {
    return run.result(line.id());
  }

  private Optional<Expectation> expectation() {
    return run.verdict(line.id()).flatMap(Verdict::expectation);
  }

  private String text(Function<Result, String> field) {
    return result().map(field).map(Case::clean).orElse("");
  }

  private String block(Function<Result, String> field) {
    return result().map(field).map(Case::lines).orElse("");
  }

  private static String clean(String text) {
    return Printable.text(text);
  }

  private static String lines(String text) {
    long left = text.lines().skip(LINES).count();
    return text.lines().limit(LINES).map(Case::clean).collect(Collectors.joining("\n"))
        + (left == 0 ? "" : "\n… (" + left + " more lines)");
  }
}
