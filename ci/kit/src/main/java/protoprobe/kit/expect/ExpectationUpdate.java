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
import java.util.stream.Collectors;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/**
 * Rewrites an expectation file to what a run has shown. Comments, the floor, and the lines that say
 * what was seen or do not speak of this run stay; stale lines go; what is new comes at the end,
 * sorted by id, with a reason that the reader refuses until a person has written a better one.
 */
public final class ExpectationUpdate {
  private static final String UNREASONED = "TODO";

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
        .filter(
            result ->
                Optional.ofNullable(lines.get(result.id())).stream()
                    .noneMatch(line -> line.matches(result)))
        .filter(result -> wantsLine(result, record))
        .map(result -> newLine(result, lines))
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
      boolean stale =
          speaking.stream()
              .anyMatch(
                  each -> record.result(each.id()).stream().anyMatch(seen -> !each.matches(seen)));
      if (!stale) {
        text.add(line.text());
      }
    }
    return text;
  }

  private static boolean wantsLine(Result result, RunRecord record) {
    return new Judge(record.target().local(), Rules.DEFAULT).judge(result, Optional.empty()).kind()
            != Verdict.Kind.AS_EXPECTED
        && result.outcome() != protoprobe.kit.check.Outcome.ERROR;
  }

  private static String newLine(Result result, Map<String, Expectation> lines) {
    String was =
        Optional.ofNullable(lines.get(result.id()))
            .map(line -> ", was %s: %s".formatted(line.verdict(), line.reason()))
            .orElse("");
    return result.id() + " " + result.verdict() + ExpectationLine.REASON + UNREASONED + was;
  }

  /** Whole or not at all: a reader never sees half a file. */
  private static void write(Path file, List<String> text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
      Files.write(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refused("expectations %s: cannot be written: %s".formatted(file, e), e);
    }
  }
}
