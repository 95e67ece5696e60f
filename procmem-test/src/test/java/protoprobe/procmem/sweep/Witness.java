// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.procmem.oracle.Caller;
import protoprobe.procmem.oracle.Ids;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.Target;
import protoprobe.procmem.oracle.UserNamespace;

/** The program cells.c, which makes both processes of a situation by itself. */
final class Witness {
  private static final int SUCCESS = 0;

  private final Path directory;
  private final Path program;

  private Witness(Path directory, Path program) {
    this.directory = directory;
    this.program = program;
  }

  /** Compiles it. */
  static Witness in(Path directory) throws Exception {
    Path source = directory.resolve("cells.c");
    try (InputStream code =
        Witness.class.getResourceAsStream("/protoprobe/procmem/sweep/cells.c")) {
      Files.copy(code, source);
    }
    Path program = directory.resolve("cells");
    run(null, null, "gcc", "-O1", "-o", program.toString(), source.toString());
    return new Witness(directory, program);
  }

  /** A line for each situation: three errnos, or what could not be set up. */
  List<String> ask(List<String> situations) throws Exception {
    Path input = Files.write(directory.resolve("input"), situations, US_ASCII);
    Path output = directory.resolve("output");
    run(
        input,
        output,
        "timeout",
        "60",
        "unshare",
        "-pfm",
        "--mount-proc",
        "--kill-child",
        program.toString());
    return Files.readAllLines(output, US_ASCII);
  }

  private static void run(Path input, Path output, String... line)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (input != null) {
      builder.redirectInput(input.toFile()).redirectOutput(output.toFile());
    }
    int status = builder.start().waitFor();
    if (status != SUCCESS) {
      throw new AssertionError(List.of(line) + ": expected exit 0, got " + status);
    }
  }

  /** A line of its input, if it can make such a situation. */
  static Optional<String> line(Situation situation) {
    Caller caller = situation.caller();
    Target target = situation.target();
    boolean possible =
        situation.relation().equals(Relation.STRANGERS)
            && situation.around().hidepid() == 0
            && situation.around().procfs() == protoprobe.procmem.oracle.Surroundings.Mount.WRITABLE
            && caller.groups().isEmpty()
            && caller.landlock().isEmpty()
            && target.landlock().isEmpty()
            && target.state() != Target.State.REAPED
            && target.memoryUserns().equals(UserNamespace.INIT)
            && caller.userns().parent().map(UserNamespace.INIT::equals).orElse(true)
            && target.userns().parent().map(UserNamespace.INIT::equals).orElse(true)
            && (caller.userns().parent().isEmpty() || target.userns().parent().isEmpty());
    return possible ? Optional.of(text(caller, target)) : Optional.empty();
  }

  private static String text(Caller caller, Target target) {
    List<String> words = new ArrayList<>();
    four(words, caller.uid());
    four(words, caller.gid());
    words.add(Long.toHexString(caller.effective().bits()));
    words.add(Long.toHexString(caller.permitted().bits()));
    words.add(namespace(caller.userns()));
    three(words, target.uid());
    three(words, target.gid());
    words.add(Long.toHexString(target.permitted().bits()));
    words.add(Integer.toString(target.dumpable().ordinal()));
    words.add(namespace(target.userns()));
    words.add(target.state() == Target.State.ZOMBIE ? "1" : "0");
    return String.join(" ", words);
  }

  private static String namespace(UserNamespace userns) {
    return userns.parent().isPresent() ? Integer.toString(userns.owner()) : "0";
  }

  private static void four(List<String> words, Ids ids) {
    three(words, ids);
    words.add(Integer.toString(ids.fs()));
  }

  private static void three(List<String> words, Ids ids) {
    words.add(Integer.toString(ids.real()));
    words.add(Integer.toString(ids.effective()));
    words.add(Integer.toString(ids.saved()));
  }
}
