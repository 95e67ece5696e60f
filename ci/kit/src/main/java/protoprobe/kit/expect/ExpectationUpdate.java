// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/**
 * Rewrites an expectation file to what a run has shown. Comments, the floor, and the lines that say
 * what was seen or do not speak of this run stay; a stale line goes, or is replaced where it
 * stands, under the same conditions; what is new comes at the end, sorted by id. Each line that is
 * not a person's has a reason that the reader refuses until a person has written a better one.
 */
public final class ExpectationUpdate {
  private static final String UNREASONED = "TODO";

  private static final Pattern WORD = Pattern.compile("(?!floor$)[A-Za-z0-9_./+:-]+");

  private ExpectationUpdate() {}

  /**
   * Rewrites the file, or makes it if there is something to list.
   *
   * @return how many lines want a reason now
   * @throws BadInput if the file cannot be understood as it is
   * @throws Refused if it cannot be written
   */
  public static long apply(Path file, RunRecord record) {
    Expectations before = Files.exists(file) ? Expectations.readAny(file) : Expectations.none();
    Map<String, Expectation> lines = before.applicableTo(record);
    List<String> text = kept(file, record, lines);
    record.results().stream()
        .filter(result -> !lines.containsKey(result.id()) && saysSomething(result, record))
        .filter(result -> wantsLine(result, record))
        .map(result -> newLine(file, result))
        .sorted()
        .forEach(text::add);
    if (Files.exists(file) || !text.isEmpty()) {
      write(file, text);
    }
    return text.stream().filter(line -> line.contains(ExpectationLine.REASON + UNREASONED)).count();
  }

  private static List<String> kept(
      Path file, RunRecord record, Map<String, Expectation> applicable) {
    List<String> text = new ArrayList<>();
    if (!Files.exists(file)) {
      return text;
    }
    Map<Integer, Expectation> byNumber =
        applicable.values().stream().collect(Collectors.toMap(Expectation::line, line -> line));
    for (ExpectationLine line : ExpectationText.read(file)) {
      Optional<Expectation> speaking = Optional.ofNullable(byNumber.get(line.number()));
      Optional<Result> other =
          speaking
              .flatMap(each -> record.result(each.id()))
              .filter(seen -> saysSomething(seen, record) && !speaking.get().matches(seen));
      if (other.isEmpty()) {
        text.add(line.text());
      } else {
        replacement(speaking.get(), other.get(), record).ifPresent(text::add);
      }
    }
    return text;
  }

  /** Our own fault tells nothing of the target, nor does what a limit has cut off. */
  private static boolean saysSomething(Result result, RunRecord record) {
    boolean ended = record.state() == RunState.COMPLETE || record.state() == RunState.PART;
    return result.outcome() != Outcome.ERROR && (ended || result.outcome() != Outcome.INCONCLUSIVE);
  }

  /** A stranger's id must not write lines, or reasons, of its own. */
  private static String newLine(Path file, Result result) {
    if (!WORD.matcher(result.id()).matches()) {
      throw new BadInput(
          "%s: id '%s' cannot be listed, expected letters, digits, - and / only"
              .formatted(file, result.id().replaceAll("\\s+", " ")));
    }
    return result.id() + " " + result.verdict() + ExpectationLine.REASON + UNREASONED;
  }

  private static boolean wantsLine(Result result, RunRecord record) {
    return judge(record).judge(result, Optional.empty()).kind() != Verdict.Kind.AS_EXPECTED;
  }

  private static Judge judge(RunRecord record) {
    return new Judge(record.target().local(), Rules.DEFAULT);
  }

  /** None if the line is stale and nothing is wrong any more. */
  private static Optional<String> replacement(Expectation line, Result seen, RunRecord record) {
    boolean worse =
        judge(record).judge(seen, Optional.of(line)).kind() != Verdict.Kind.UNEXPECTED_PASS
            && !seen.verdict().equals(Outcome.PASS.word());
    return worse || wantsLine(seen, record)
        ? Optional.of(
            "%s%s%s, was %s: %s"
                .formatted(
                    line.headWith(seen.verdict()),
                    ExpectationLine.REASON,
                    UNREASONED,
                    line.verdict(),
                    line.reason()))
        : Optional.empty();
  }

  /** Whole or not at all: a reader never sees half a file. */
  private static void write(Path file, List<String> text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path draft = folder.resolve(file.getFileName() + ".new"); // with the user's usual rights
      Files.write(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refused(
          "expectations %s: cannot be written: %s".formatted(file, Refused.reason(e)), e);
    }
  }
}
