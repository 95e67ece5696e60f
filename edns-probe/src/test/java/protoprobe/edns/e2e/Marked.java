// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A process with a test's mark in its environment.
 *
 * @param pid its number in this namespace
 * @param command its command line, with blanks
 * @param program the file name of what it runs
 */
record Marked(long pid, String command, String program) {
  private static final Path PROC = Path.of("/proc");
  private static final Set<String> RESOLVERS = Set.of("named", "kresd", "pdns_recursor", "unbound");
  private static final List<String> KINDS = List.of("pid", "mnt", "net", "user", "ipc", "uts");

  /** All of them, whatever their namespaces. */
  static List<Marked> with(String mark) {
    List<Marked> found = new ArrayList<>();
    for (Path process : processes()) {
      if (("\0" + read(process.resolve("environ"))).contains("\0" + mark + "\0")) {
        String command = read(process.resolve("cmdline")).replace('\0', ' ').strip();
        String file = Path.of(link(process.resolve("exe"))).getFileName() + "";
        long pid = Long.parseLong(process.getFileName().toString());
        found.add(new Marked(pid, command, file.replace(" (deleted)", "")));
      }
    }
    return found;
  }

  /** The JVM inside the namespaces. */
  boolean isInner() {
    return program.equals("java") && command.contains(" protoprobe.edns.EdnsProbe inside ");
  }

  boolean isResolver() {
    return RESOLVERS.contains(program);
  }

  /** The namespaces that it is in, such as {@code net:[4026532281]}. */
  Set<String> namespaces() {
    return namespaces(PROC.resolve(Long.toString(pid)));
  }

  void kill() {
    if (pid <= 1) {
      throw new AssertionError("process to kill: expected above 1, is " + this);
    }
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The namespaces of this JVM. */
  static Set<String> ownNamespaces() {
    return namespaces(PROC.resolve("self"));
  }

  static Set<String> namespaces(Path process) {
    Set<String> links = new TreeSet<>();
    KINDS.forEach(kind -> links.add(link(process.resolve("ns").resolve(kind))));
    links.remove("");
    return links;
  }

  static List<Path> processes() {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(PROC, "[0-9]*")) {
      stream.forEach(entries::add);
    } catch (IOException unreadable) {
      throw new AssertionError("/proc", unreadable);
    }
    return entries;
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
}
