// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import protoprobe.kit.testing.Namespaces;

/**
 * What the outside can see of one guardian. Looks only for what carries this guardian's marks,
 * since other tests make namespaces at the same time.
 */
final class Leftovers implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");
  private static final Path SELF = PROC.resolve("self");

  private final Namespaces namespaces = new Namespaces();
  private final String marker;
  private final Path runDirectory;

  /**
   * @param init process 1 of the guardian, alive
   * @param marker text in the environment of all its processes
   * @param runDirectory the mount point
   */
  Leftovers(long init, String marker, Path runDirectory) {
    this.namespaces.hold(init);
    this.marker = marker;
    this.runDirectory = runDirectory;
  }

  /** The namespaces the guardian does not share with this JVM, such as {@code net:[4026532281]}. */
  Set<String> ownNamespaces() {
    return namespaces.held();
  }

  /** Everything that is there, a line each. */
  List<String> found() {
    List<String> found = new ArrayList<>(namespaces.inhabitants());
    for (Path process : list(PROC, "[0-9]*")) {
      if (read(process.resolve("environ")).contains(marker)) {
        found.add("process " + process + " with our environment");
      }
    }
    read(SELF.resolve("mountinfo"))
        .lines()
        .filter(line -> line.contains(" " + runDirectory + " ") || line.contains(" protoprobe "))
        .forEach(line -> found.add("mount " + line));
    list(runDirectory, "*").forEach(file -> found.add("file " + file));
    if (read(PROC.resolve("net/fib_trie")).contains("127.53.99.1")) {
      found.add("address 127.53.99.1 on the host's lo");
    }
    return found;
  }

  /** Polls until nothing is there or the limit passes; returns what is left. */
  List<String> await(Duration limit) {
    return until(limit, this::found);
  }

  private static List<String> until(Duration limit, Supplier<List<String>> look) {
    long start = System.nanoTime();
    List<String> seen = look.get();
    while (!seen.isEmpty() && System.nanoTime() - start < limit.toNanos()) {
      LockSupport.parkNanos(5_000_000L); // nothing in /proc can be waited for
      seen = look.get();
    }
    return seen;
  }

  /** The process outside that is process {@code inner} inside, by NSpid of proc_pid_status(5). */
  static ProcessHandle outside(long init, long inner) {
    String namespace = link(PROC.resolve(init + "/ns/pid"));
    return list(PROC, "[0-9]*").stream()
        .filter(process -> link(process.resolve("ns/pid")).equals(namespace))
        .filter(
            process ->
                read(process.resolve("status")).matches("(?s).*\nNSpid:[^\n]*\t" + inner + "\n.*"))
        .map(process -> Long.parseLong(process.getFileName().toString()))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process " + inner + " in " + namespace));
  }

  @Override
  public void close() throws IOException {
    namespaces.close();
  }

  private static String link(Path path) {
    try {
      return Files.readSymbolicLink(path).toString();
    } catch (IOException ended) {
      return "";
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }

  private static List<Path> list(Path directory, String glob) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      stream.forEach(entries::add);
    } catch (IOException unreadable) {
      throw new AssertionError(directory.toString(), unreadable);
    }
    return entries;
  }
}
