// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** Where expectations come from: one file, or a folder with {@code PROBE-TARGET.txt} for each. */
public final class ExpectationSource {
  private static final String SUFFIX = ".txt";

  private final Optional<Path> place;

  private ExpectationSource(Optional<Path> place) {
    this.place = place;
  }

  /**
   * What an update left.
   *
   * @param file the file
   * @param unreasoned how many of its lines want a reason
   * @param expectations what to hold the run against: the file as it is now or, while lines want a
   *     reason, as it was
   */
  public record Update(Path file, long unreasoned, Expectations expectations) {
    /** What the user has to do now, if anything. */
    public Optional<String> words() {
      return unreasoned == 0
          ? Optional.empty()
          : Optional.of(
              "%s: %d %s a reason with a citation"
                  .formatted(file, unreasoned, unreasoned == 1 ? "line wants" : "lines want"));
    }
  }

  /** Nowhere: every deviation is new. */
  public static ExpectationSource none() {
    return new ExpectationSource(Optional.empty());
  }

  /**
   * That file or folder.
   *
   * @throws BadInput if there is none
   */
  public static ExpectationSource at(Path place) {
    if (!Files.exists(place)) {
      throw new BadInput(place + ": no such file, expected expectations");
    }
    return written(place);
  }

  /** That folder, or that file, which an update may make. */
  public static ExpectationSource written(Path place) {
    return new ExpectationSource(Optional.of(place));
  }

  /**
   * What is expected of a run; nothing is listed if a folder has no file for it.
   *
   * @throws BadInput naming file and line, what was found and what was expected
   */
  public Expectations of(RunRecord record) {
    return file(record).filter(Files::exists).map(Expectations::read).orElseGet(Expectations::none);
  }

  /** Rewrites the file of a run to what was seen; that of a run that never began stays. */
  public Update update(RunRecord record) {
    Path file = file(record).orElseThrow(() -> new BadInput("no file of expectations to update"));
    if (record.state() == RunState.ABSENT || record.state() == RunState.UNREACHABLE) {
      return new Update(file, 0, of(record));
    }
    Expectations before =
        Files.exists(file) ? Expectations.readReasoned(file) : Expectations.none();
    long unreasoned = ExpectationUpdate.apply(file, record);
    return new Update(file, unreasoned, unreasoned == 0 ? of(record) : before);
  }

  /**
   * Files of a folder that speak of none of these runs, sorted by name; a lone file always does.
   */
  public List<Path> strangersTo(Collection<RunRecord> records) {
    if (place.filter(Files::isDirectory).isEmpty()) {
      return List.of();
    }
    Set<String> known =
        records.stream().map(record -> record.name() + SUFFIX).collect(Collectors.toSet());
    return files().stream().filter(file -> !known.contains(name(file))).toList();
  }

  /**
   * Reads every file, so that a mistake shows before a long run.
   *
   * @throws BadInput naming file and line
   */
  public void check() {
    files().forEach(Expectations::read);
  }

  private List<Path> files() {
    if (place.isEmpty() || !Files.isDirectory(place.get())) {
      return place.filter(Files::exists).stream().toList();
    }
    try (Stream<Path> files = Files.list(place.get())) {
      return files.filter(file -> name(file).endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new BadInput(place.get() + ": cannot be read: " + e.getMessage());
    }
  }

  private Optional<Path> file(RunRecord record) {
    return place.map(path -> Files.isDirectory(path) ? path.resolve(record.name() + SUFFIX) : path);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
