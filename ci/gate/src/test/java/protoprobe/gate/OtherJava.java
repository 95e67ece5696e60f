// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines, one after the other, in a Java process of their own. */
final class OtherJava {
  private static final String TAB = "\t";

  private OtherJava() {}

  /**
   * Runs each line of a file, words with tabs between; prints status, output and errors of each.
   */
  public static void main(String[] file) throws IOException {
    for (String line : Files.readAllLines(Path.of(file[0]))) {
      Cli.Run run = Cli.run((Object[]) line.split(TAB));
      System.out.println(
          run.status()
              + TAB
              + run.out().replace("\n", "\\n")
              + TAB
              + run.err().replace("\n", "\\n"));
    }
  }

  /**
   * What such a process makes of these command lines, in their order.
   *
   * @param folder where it runs
   * @param options of the Java virtual machine
   */
  static List<Cli.Run> run(Path folder, List<String> options, List<List<Object>> lines)
      throws Exception {
    Path list = folder.resolve("command-lines");
    Files.write(
        list,
        lines.stream()
            .map(line -> String.join(TAB, line.stream().map(String::valueOf).toList()))
            .toList());
    Path errors = folder.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), OtherJava.class.getName(), list.toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      List<Cli.Run> runs = new ArrayList<>();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      for (String line : said.split("\n")) {
        String[] parts = line.split(TAB, -1);
        runs.add(
            new Cli.Run(
                Integer.parseInt(parts[0]),
                parts[1].replace("\\n", "\n"),
                parts[2].replace("\\n", "\n")));
      }
      if (process.waitFor() != 0 || runs.size() != lines.size()) {
        throw new AssertionError("the process ended early: " + Files.readString(errors));
      }
      return runs;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
