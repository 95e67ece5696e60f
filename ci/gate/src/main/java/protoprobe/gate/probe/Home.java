// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.probe;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where this program stands, and so where probes and expectations are.
 *
 * @param executable this program's file, if it runs from one
 * @param searchPath the value of PATH
 */
public record Home(Optional<Path> executable, String searchPath) {
  /** A file that only a checkout of this project has. */
  private static final Path LANDMARK = Path.of("ci", "gate", "pom.xml");

  /** Of this process: a program in one file is its own class path. */
  public static Home here() {
    return new Home(
        Optional.of(System.getProperty("java.class.path"))
            .filter(path -> !path.isEmpty() && !path.contains(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isRegularFile),
        Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** The file of that name beside this program, in the checkout around it, or on PATH. */
  public Optional<Path> program(String name) {
    return folders()
        .map(folder -> folder.resolve(name).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The expectations of the checkout around this program. */
  public Optional<Path> expectations() {
    return checkout().map(top -> top.resolve("ci/expectations")).filter(Files::isDirectory);
  }

  /** Where programs are looked for, in words. */
  public String places() {
    List<String> places = new ArrayList<>();
    beside().forEach(folder -> places.add(folder.toString()));
    checkout().ifPresent(top -> places.add(top + "/*/target"));
    places.add("PATH");
    return String.join(", ", places);
  }

  private Stream<Path> folders() {
    Stream<Path> path =
        Stream.of(searchPath.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.of(
            beside().stream(), checkout().stream().flatMap(top -> targets(top).stream()), path)
        .flatMap(part -> part);
  }

  /** The folder that the user sees, and the one that a link leads to. */
  private Set<Path> beside() {
    Set<Path> folders = new LinkedHashSet<>();
    executable.ifPresent(file -> folders.add(file.toAbsolutePath().getParent()));
    real().ifPresent(file -> folders.add(file.getParent()));
    return folders;
  }

  private Optional<Path> checkout() {
    return real().stream()
        .flatMap(file -> Stream.iterate(file.getParent(), top -> top != null, Path::getParent))
        .filter(top -> Files.isRegularFile(top.resolve(LANDMARK)))
        .findFirst();
  }

  private Optional<Path> real() {
    return executable.map(
        file -> {
          try {
            return file.toRealPath();
          } catch (IOException gone) {
            return file.toAbsolutePath();
          }
        });
  }

  private static List<Path> targets(Path top) {
    try (Stream<Path> modules = Files.list(top)) {
      return modules.sorted().map(module -> module.resolve("target")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(top + " cannot be read", e);
    }
  }
}
