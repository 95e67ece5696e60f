// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RunRecord;

/**
 * The known deviations of one target, read from a text file.
 *
 * <pre>
 * # a comment
 * floor 60
 * edns/ede/dnssec-bogus fail if version&lt;9.20 -- lib/dns/validator.c: validate_answer()
 * </pre>
 *
 * Without a line, what is required is expected. The floor is the least number of decided checks in
 * a complete run.
 */
public final class Expectations {
  private final OptionalInt floor;
  private final List<Expectation> lines;

  private Expectations(OptionalInt floor, List<Expectation> lines) {
    this.floor = floor;
    this.lines = List.copyOf(lines);
  }

  /** Nothing is known: every deviation is new. */
  public static Expectations none() {
    return new Expectations(OptionalInt.empty(), List.of());
  }

  /**
   * Reads a file.
   *
   * @throws BadInput naming file and line, what was found and what was expected
   */
  public static Expectations read(Path file) {
    return read(file, Expectations::reasoned);
  }

  /** The same without asking for reasons. */
  static Expectations readAny(Path file) {
    return read(file, ExpectationLine::expectation);
  }

  /** Only the lines that have a reason, where an update left others. */
  static Expectations readReasoned(Path file) {
    Expectations any = readAny(file);
    return new Expectations(
        any.floor, any.lines.stream().filter(line -> Citation.in(line.reason())).toList());
  }

  private static Expectations read(Path file, Function<ExpectationLine, Expectation> reader) {
    OptionalInt floor = OptionalInt.empty();
    List<Expectation> lines = new ArrayList<>();
    for (ExpectationLine line : ExpectationText.read(file)) {
      if (line.comment()) {
        continue;
      }
      Optional<Integer> header = line.floor();
      if (header.isEmpty()) {
        lines.add(reader.apply(line));
      } else if (floor.isPresent() || !lines.isEmpty()) {
        throw line.bad("a single floor, before the first expectation");
      } else {
        floor = OptionalInt.of(header.get());
      }
    }
    refuseDuplicates(lines);
    return new Expectations(floor, lines);
  }

  /** The least number of decided checks, if the file has one. */
  public OptionalInt floor() {
    return floor;
  }

  /** Every line, in the order of the file. */
  public List<Expectation> lines() {
    return lines;
  }

  /**
   * The lines that speak of this run, by id.
   *
   * @throws BadInput if a line names an id that the catalogue does not have, or two lines for one
   *     id apply
   */
  Map<String, Expectation> applicableTo(RunRecord record) {
    Set<String> known =
        record.catalogue().stream().map(Requirement::id).collect(Collectors.toSet());
    Map<String, Expectation> applicable = new LinkedHashMap<>();
    for (Expectation line : lines) {
      if (!known.isEmpty() && !known.contains(line.id())) {
        throw new BadInput(
            "%s: unknown id '%s', expected one that %s knows"
                .formatted(line.place(), line.id(), record.tool().name()));
      }
      if (line.appliesTo(record)) {
        Expectation other = applicable.putIfAbsent(line.id(), line);
        if (other != null) {
          throw new BadInput(
              "%s and %s: both apply to %s, expected conditions of which at most one holds"
                  .formatted(other.place(), line.place(), line.id()));
        }
      }
    }
    return applicable;
  }

  private static Expectation reasoned(ExpectationLine line) {
    Expectation expectation = line.expectation();
    if (!Citation.in(expectation.reason())) {
      throw line.bad(Citation.WANTED);
    }
    return expectation;
  }

  private static void refuseDuplicates(List<Expectation> lines) {
    Map<List<Object>, Expectation> seen = new HashMap<>();
    for (Expectation line : lines) {
      Expectation other =
          seen.putIfAbsent(List.of(line.id(), new HashSet<>(line.conditions())), line);
      if (other != null) {
        throw new BadInput(
            "%s: found '%s' again, expected one line; the other is %s"
                .formatted(line.place(), line.head(), other.place()));
      }
    }
  }
}
