// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import protoprobe.kit.testing.Namespaces;

/** What a run might leave on the machine, compared with what was there before it. */
final class Traces implements AutoCloseable {
  private static final List<Path> TEMPORARY =
      List.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/dev/shm"), Path.of("/run"));

  private final Someone user;
  private final Path folder;
  private final Set<String> mountsBefore = mounts();
  private final Set<String> addressesBefore = addresses();
  private final Namespaces namespaces = new Namespaces();
  private final Set<Long> pids = new TreeSet<>();

  /**
   * Looks at the machine before the run.
   *
   * @param user who runs it
   * @param folder where files of the test may stay
   */
  Traces(Someone user, Path folder) {
    this.user = user;
    this.folder = folder;
  }

  /** Remembers who runs now, and in which namespaces. */
  void note(Running running) {
    for (Marked process : running.processes()) {
      pids.add(process.pid());
      namespaces.hold(process.pid());
    }
  }

  /** How many namespaces of its own the run had. */
  int namespaces() {
    return namespaces.held().size();
  }

  @Override
  public void close() throws IOException {
    namespaces.close();
  }

  /** What is left once nothing changes any more, or the limit has passed; a line each. */
  List<String> await(Running running, Duration limit) {
    long start = System.nanoTime();
    List<String> seen = left(running);
    while (!seen.isEmpty() && System.nanoTime() - start < limit.toNanos()) {
      LockSupport.parkNanos(10_000_000L); // nothing in /proc can be waited for
      seen = left(running);
    }
    return seen;
  }

  private List<String> left(Running running) {
    List<String> left = new ArrayList<>();
    running.processes().forEach(process -> left.add("process " + process));
    left.addAll(namespaces.inhabitants());
    added(mountsBefore, mounts()).forEach(mount -> left.add("mount " + mount));
    added(addressesBefore, addresses()).forEach(address -> left.add("address " + address));
    files(left);
    return left;
  }

  private void files(List<String> left) {
    for (Path temporary : TEMPORARY) {
      for (Path file : list(temporary)) {
        if (user.owns(file) && !folder.startsWith(file)) {
          left.add("file " + file);
        }
      }
    }
    for (Path data : list(Path.of("/tmp"))) {
      if (data.getFileName().toString().startsWith("hsperfdata_")) {
        pids.stream()
            .map(pid -> data.resolve(Long.toString(pid)))
            .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .forEach(file -> left.add("file " + file));
      }
    }
  }

  private static Set<String> added(Set<String> before, Set<String> after) {
    Set<String> added = new TreeSet<>(after);
    added.removeAll(before);
    return added;
  }

  private static Set<String> mounts() {
    return lines(Path.of("/proc/self/mountinfo"));
  }

  /** Every local IPv4 address of this network namespace: LOCAL lines of the routing trie. */
  private static Set<String> addresses() {
    Set<String> addresses = new TreeSet<>();
    String previous = "";
    for (String line : all(Path.of("/proc/net/fib_trie"))) {
      if (line.contains("/32 host LOCAL")) {
        addresses.add(previous.replace("|--", "").strip());
      }
      previous = line;
    }
    addresses.addAll(lines(Path.of("/proc/net/if_inet6")));
    return addresses;
  }

  private static Set<String> lines(Path file) {
    return all(file).stream().collect(toCollection(TreeSet::new));
  }

  private static List<String> all(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static List<Path> list(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (IOException unreadable) {
      return List.of();
    }
    return entries;
  }
}
