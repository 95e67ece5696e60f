// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.soak;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/**
 * Holds the run records of two output folders against each other. The same targets must have the
 * same ids with the same outcome, grade and observations; times and evidence may differ. A run that
 * did not come to its end agrees with nothing, not even with another such run.
 */
public final class RunComparison {
  private static final String CUT_OFF = "run cut off: ";

  private RunComparison() {}

  /**
   * Prints a line for each difference; exits 1 if there is one.
   *
   * @param arguments two folders as {@code --out} was told
   */
  public static void main(String[] arguments) throws IOException {
    List<String> differences = between(Path.of(arguments[0]), Path.of(arguments[1]));
    differences.forEach(System.out::println);
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  /** The differences, a line each, sorted by target and id. */
  public static List<String> between(Path first, Path second) throws IOException {
    SortedMap<String, String> before = verdicts(first);
    SortedMap<String, String> after = verdicts(second);
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String was = before.getOrDefault(key, "not there");
      String is = after.getOrDefault(key, "not there");
      if (!was.equals(is) || is.startsWith(CUT_OFF)) {
        differences.add(key + ": " + was + " → " + is);
      }
    }
    return differences;
  }

  private static SortedMap<String, String> verdicts(Path folder) throws IOException {
    SortedMap<String, String> verdicts = new TreeMap<>();
    Path records = folder.resolve("records");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(records, "*.json")) {
      for (Path file : files) {
        RunRecord record = RecordFile.read(file);
        verdicts.put(record.name(), run(record));
        for (Result result : record.results()) {
          verdicts.put(
              record.name() + " " + result.id(), result.verdict() + " " + result.observed());
        }
      }
    }
    if (verdicts.isEmpty()) {
      throw new IOException(records + ": expected run records, got none");
    }
    return verdicts;
  }

  private static String run(RunRecord record) {
    boolean whole = record.state() == RunState.COMPLETE || record.state() == RunState.ABSENT;
    return (whole ? "run " : CUT_OFF) + record.state().word();
  }
}
