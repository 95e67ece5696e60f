// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import protoprobe.kit.testing.Namespaces;

/**
 * A process with a test's mark in its environment.
 *
 * @param pid its number in this namespace
 * @param command its command line, with blanks
 * @param program the file name of what it runs
 */
record Marked(long pid, String command, String program) {
  private static final Set<String> RESOLVERS = Set.of("named", "kresd", "pdns_recursor", "unbound");

  /** All of them, whatever their namespaces. */
  static List<Marked> with(String mark) {
    List<Marked> found = new ArrayList<>();
    for (Path process : Namespaces.processes()) {
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

  void kill() {
    if (pid <= 1) {
      throw new AssertionError("process to kill: expected above 1, is " + this);
    }
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
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
