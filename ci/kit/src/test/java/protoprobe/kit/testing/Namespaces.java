// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Namespaces that processes have and this JVM has not. They are kept open: the kernel gives the
 * number of one that is gone to the next that anybody makes.
 */
public final class Namespaces implements AutoCloseable {
  private static final Path PROC = Path.of("/proc");
  private static final List<String> KINDS = List.of("pid", "mnt", "net", "user", "ipc", "uts");

  private final Set<String> own = of(PROC.resolve("self"));
  private final Map<String, FileInputStream> held = new TreeMap<>();

  /** Remembers the namespaces of a process; none if it ends meanwhile. */
  public void hold(long pid) {
    for (String kind : KINDS) {
      Path file = PROC.resolve(Long.toString(pid)).resolve("ns").resolve(kind);
      try {
        FileInputStream open = new FileInputStream(file.toFile());
        String name = link(file);
        if (name.isEmpty() || own.contains(name) || held.putIfAbsent(name, open) != null) {
          open.close();
        }
      } catch (IOException ended) {
        return;
      }
    }
  }

  /** Those remembered, such as {@code net:[4026532281]}. */
  public Set<String> held() {
    return Set.copyOf(held.keySet());
  }

  /** A line for each process that is in one of them now. */
  public List<String> inhabitants() {
    List<String> found = new ArrayList<>();
    for (Path process : processes()) {
      of(process).stream()
          .filter(held::containsKey)
          .forEach(namespace -> found.add("process " + process + " in " + namespace));
    }
    return found;
  }

  /** The namespaces of one process, by its directory in {@code /proc}; none if it has ended. */
  public static Set<String> of(Path process) {
    Set<String> links = new TreeSet<>();
    KINDS.forEach(kind -> links.add(link(process.resolve("ns").resolve(kind))));
    links.remove("");
    return links;
  }

  /** The directories of all processes in {@code /proc}. */
  public static List<Path> processes() {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(PROC, "[0-9]*")) {
      stream.forEach(entries::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("/proc: expected the processes", unreadable);
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    for (FileInputStream open : held.values()) {
      open.close();
    }
    held.clear();
  }

  private static String link(Path path) {
    try {
      return Files.readSymbolicLink(path).toString();
    } catch (IOException ended) {
      return "";
    }
  }
}
