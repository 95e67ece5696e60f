// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Debian that exists only as far as {@code ci/setup} looks: a directory as its root, and its
 * package tools as small programs on PATH, which write down how they were called.
 */
final class FakeSystem {
  private static final Path SETUP = Path.of("../setup").toAbsolutePath().normalize();

  private final Path root;
  private final Path programs;
  private final Path state;

  /** What a run of the script gave. */
  record Run(int status, String words) {}

  /** Everything is installed but the packages that {@link #lacks} names. */
  FakeSystem(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    programs = Files.createDirectories(folder.resolve("programs"));
    state = Files.createDirectories(folder.resolve("state"));
    Files.createFile(state.resolve("lacking"));
    Files.createFile(state.resolve("calls"));
    program("id", "echo ${FAKE_UID:-0}");
    program("javac", "echo javac 17.0.15");
    program("node", "exit 0");
    program("npm", "exit 0");
    program("flock", "exit 0");
    program("debconf-set-selections", "echo \"debconf $(cat)\" >>$STATE/calls");
    program("update-rc.d", "echo \"update-rc.d $*\" >>$STATE/calls");
    program("apt-cache", "grep -qx \"$2\" $STATE/unknown 2>/dev/null || echo \"$2 | 1\"");
    program(
        "dpkg-query",
        """
        case $* in
          *Abbrev*) for p; do :; done; grep -qx "$p" $STATE/lacking && echo 'un ' || echo 'ii ' ;;
          *-W*) echo systemd ;;
          *-L*) echo /usr/lib/systemd/system/getty@.service ;;
        esac
        """);
    apt("");
  }

  void lacks(String... packages) throws IOException {
    Files.write(state.resolve("lacking"), List.of(packages));
  }

  /** Packages that the index does not have until it is updated. */
  void doesNotKnow(String... packages) throws IOException {
    Files.write(state.resolve("unknown"), List.of(packages));
  }

  /** What {@code apt-get install} does besides making a note of itself; a shell script. */
  void apt(String onInstall) throws IOException {
    program(
        "apt-get",
        """
        echo "apt-get $*" >>$STATE/calls
        case $1 in
          update) rm -f $STATE/unknown; exit ;;
        esac
        $PROTOPROBE_SETUP_ROOT/usr/sbin/policy-rc.d named start; echo "policy $?" >>$STATE/calls
        set -e
        cd $PROTOPROBE_SETUP_ROOT
        %s
        : >$STATE/lacking
        """
            .formatted(onInstall));
  }

  void program(String name, String script) throws IOException {
    executable(programs.resolve(name), "#!/bin/sh\nSTATE=" + state + "\n" + script + "\n");
  }

  Path file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path executable(String path, String text) throws IOException {
    return executable(file(path, ""), text);
  }

  void link(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  /** Each file and link under the root, with its content or its target. */
  SortedMap<String, String> tree() throws IOException {
    SortedMap<String, String> tree = new TreeMap<>(Comparator.naturalOrder());
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> tree.put(root.relativize(path).toString(), content(path)));
    }
    return tree;
  }

  void removeLinks() throws IOException {
    List<Path> links;
    try (Stream<Path> paths = Files.walk(root)) {
      links = paths.filter(Files::isSymbolicLink).toList();
    }
    for (Path link : links) {
      Files.delete(link);
    }
  }

  /** How the package tools were called, in order. */
  List<String> calls() throws IOException {
    return Files.readAllLines(state.resolve("calls"));
  }

  Run setup(Map<String, String> environment, String input, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", SETUP.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove("CI");
    builder.environment().put("PATH", programs + ":/usr/bin:/bin");
    builder.environment().put("PROTOPROBE_SETUP_ROOT", root.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (var to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), words);
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String content(Path path) {
    try {
      return Files.isSymbolicLink(path)
          ? "-> " + Files.readSymbolicLink(path)
          : Files.readString(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
