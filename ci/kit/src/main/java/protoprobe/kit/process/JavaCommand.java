// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.fault.Refused;

/** The command line of a child JVM with the classes of this one. */
public final class JavaCommand {
  private JavaCommand() {}

  /**
   * A child JVM that leaves no file outside the run directory.
   *
   * @param run where its temporary files and its crash report go
   * @param main the class whose {@code main} it runs
   * @param arguments the program's arguments
   * @throws Refused if the class is not on the class path that the system property tells
   */
  public static List<String> of(RunDirectory run, Class<?> main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:-UsePerfData"); // else /tmp/hsperfdata_USER/PID
    line.add("-XX:ErrorFile=" + run.path().resolve("hs_err_%p.log"));
    line.add("-Djava.io.tmpdir=" + run.tmp());
    String classPath = classPath(System.getProperty("java.class.path"));
    requireClass(main, classPath);
    line.addAll(List.of("-cp", classPath));
    line.add(main.getName());
    line.addAll(arguments);
    return line;
  }

  /**
   * Refuses a class path that some harness keeps elsewhere, as Surefire does with a class loader of
   * its own: the child would end at once, with the launcher's words.
   */
  static void requireClass(Class<?> main, String classPath) {
    String file = main.getName().replace('.', '/') + ".class";
    try (URLClassLoader there = new URLClassLoader(urls(classPath))) {
      if (there.findResource(file) == null) {
        throw new Refused(
            "a child process needs %s on java.class.path, expected the whole class path there, it is %s"
                .formatted(main.getName(), classPath));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("class path " + classPath, e);
    }
  }

  private static URL[] urls(String classPath) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** Absolute, since a child may be started in another directory. */
  static String classPath(String own) {
    return Stream.of(own.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
