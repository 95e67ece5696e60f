// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM with the classes of this one. */
public final class JavaCommand {
  private JavaCommand() {}

  /**
   * A child JVM that leaves no file outside the run directory.
   *
   * @param run where its temporary files and its crash report go
   * @param main the class whose {@code main} it runs
   * @param arguments the program's arguments
   */
  public static List<String> of(RunDirectory run, Class<?> main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:-UsePerfData"); // else /tmp/hsperfdata_USER/PID
    line.add("-XX:ErrorFile=" + run.path().resolve("hs_err_%p.log"));
    line.add("-Djava.io.tmpdir=" + run.tmp());
    line.addAll(List.of("-cp", classPath(System.getProperty("java.class.path"))));
    line.add(main.getName());
    line.addAll(arguments);
    return line;
  }

  /** Absolute, since a child may be started in another directory. */
  static String classPath(String own) {
    return Stream.of(own.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
