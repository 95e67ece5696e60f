// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;
import protoprobe.procmem.sample.SampleProbe;

/**
 * The sample probe in a JVM of its own.
 *
 * @param process that JVM
 * @param out its output folder
 */
record SampleRun(Process process, Path out) implements AutoCloseable {
  /** Where container runtimes keep state that outlives them. */
  private static final List<Path> PLACES =
      List.of(Path.of("/run"), Path.of("/run/runc"), Path.of("/run/runsc"), Path.of("/tmp"));

  static SampleRun start(Path out, String... arguments) throws IOException {
    return start(SampleProbe.class, out, arguments);
  }

  /** The same with the command line of another probe. */
  static SampleRun start(Class<?> probe, Path out, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:-UsePerfData", "-cp"));
    line.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    line.add(probe.getName());
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.redirectErrorStream(true).redirectOutput(out.resolve("words").toFile());
    return new SampleRun(builder.start(), out);
  }

  /** What it printed, once it has ended. */
  String words() throws IOException, InterruptedException {
    process.waitFor();
    return Files.readString(out.resolve("words"));
  }

  RunRecord record(String target) {
    return RecordFile.read(out.resolve("records/procmem-" + target + ".json"));
  }

  /**
   * Names that a run could leave outside: control groups, and files of container runtimes. Those of
   * tests that run at the same time do not carry them.
   */
  static Set<String> traces() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path place : PLACES) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          found.addAll(suspicious(files));
        }
      }
    }
    try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
      found.addAll(suspicious(groups));
    }
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
      found.addAll(mounts.filter(line -> line.contains(" protoprobe ")).toList());
    }
    return found;
  }

  private static Set<String> suspicious(Stream<Path> files) {
    return files
        .map(Path::toString)
        .filter(path -> path.matches(".*(procmem-\\d|root-\\d|runc|crun|runsc|nspawn).*"))
        .collect(Collectors.toSet());
  }

  /** Kills it, if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
