// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import protoprobe.kit.catalogue.Prefix;
import protoprobe.kit.cli.Interruption;
import protoprobe.kit.fault.Refused;

/**
 * A probe's executable.
 *
 * @param name its file name
 * @param path where it is, absolute
 * @param ids the ids of its catalogue, in the order in which it lists them
 */
public record ProbeProgram(String name, Path path, Set<String> ids) {
  private static final Duration LIST_LIMIT = Duration.ofSeconds(60);
  private static final long MAX_CATALOGUE = 16L << 20;

  /**
   * Asks an executable for its catalogue.
   *
   * @throws Refused if it cannot list its ids
   */
  public static ProbeProgram at(Path path, Interruption interruption, PrintWriter err) {
    Path file = path.toAbsolutePath();
    String name = file.getFileName().toString();
    return new ProbeProgram(name, file, ids(name, file, interruption, err));
  }

  /**
   * Refuses a path at which there is no program.
   *
   * @throws Refused naming it
   */
  public static void refuseMissing(Path path) {
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw new Refused("probe %s: no such program, expected an executable".formatted(path));
    }
  }

  /** Whether a user's {@code --only} or {@code --skip} names something in its catalogue. */
  public boolean knows(String prefix) {
    return ids.stream().anyMatch(id -> Prefix.covers(prefix, id));
  }

  /** Runs it on every local target. */
  ChildProcess run(Path out, List<String> options) {
    List<String> line = new ArrayList<>(List.of(path.toString(), "run", "--local", "all"));
    line.addAll(List.of("--out", out.toString(), "-q"));
    line.addAll(options);
    return ChildProcess.start(name, line, ProcessBuilder.Redirect.DISCARD);
  }

  private static Set<String> ids(
      String name, Path file, Interruption interruption, PrintWriter err) {
    Path list = temporary();
    try {
      ChildProcess child =
          ChildProcess.start(
              name, List.of(file.toString(), "list"), ProcessBuilder.Redirect.to(list.toFile()));
      interruption.stops(child::stop);
      ChildProcess.End end = child.await(LIST_LIMIT, err);
      if (end.status() != 0) {
        throw new Refused("%s list: %s".formatted(name, end.words()));
      }
      return read(name, list);
    } finally {
      delete(list);
    }
  }

  private static Set<String> read(String name, Path list) {
    try {
      if (Files.size(list) > MAX_CATALOGUE) {
        throw new Refused(
            "%s list: more than %d octets, expected an id a line".formatted(name, MAX_CATALOGUE));
      }
      Set<String> ids = new LinkedHashSet<>();
      Files.readAllLines(list).stream()
          .filter(line -> !line.isBlank())
          .forEach(line -> ids.add(line.strip().split("\\s", 2)[0]));
      return ids;
    } catch (IOException e) {
      throw new Refused("%s list: cannot be read: %s".formatted(name, e), e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("conformance-list", ".txt");
    } catch (IOException e) {
      throw new Refused("no temporary file: " + e, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refused("cannot delete " + file + ": " + e, e);
    }
  }
}
