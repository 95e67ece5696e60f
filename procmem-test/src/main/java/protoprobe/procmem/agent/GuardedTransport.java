// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.NotPermitted;
import protoprobe.kit.process.RunDirectory;

/**
 * A command under a {@link Guardian}: in a pid namespace of its own, whose process 1 is not an
 * agent, and gone when this JVM is, whatever its agents wait for. Nothing of it lies outside: also
 * the agent's file is written into the guardian's run directory, through process 1's root.
 */
public final class GuardedTransport implements Transport {
  /* Opening a FIFO waits for its other side: so the agent's file is there when the command starts. */
  private static final String SCRIPT =
      """
      run=$1
      shift
      mkfifo -m 600 "$run/commands" || exit
      echo
      exec <"$run/commands"
      rm "$run/commands"
      exec "$@"
      """;

  private final String name;
  private final Guardian guardian;
  private final OutputStream to;
  private final InputStream from;
  private final LastWords words;

  private GuardedTransport(String name, Guardian guardian, OutputStream to, LastWords words) {
    this.name = name;
    this.guardian = guardian;
    this.to = to;
    this.from = new BufferedInputStream(guardian.output());
    this.words = words;
  }

  /**
   * Starts a command.
   *
   * @param name for messages
   * @param agent the file that is to lie in the run directory, executable for all
   * @param line the command line, made from the path of that file as it is seen inside
   * @throws NotPermitted if namespaces cannot be made here
   */
  public static GuardedTransport start(
      String name, AgentFile agent, Function<Path, List<String>> line) {
    LastWords words = new LastWords();
    GuardianSpec spec =
        GuardianSpec.of(run -> inside(run, line)).withPipedOutput().withErrors(words);
    Guardian guardian = Guardian.start(spec);
    try {
      if (guardian.output().read() != '\n') {
        throw new Refused(name + ": no pipe: " + words.text());
      }
      Path seen = seenFromOutside(guardian);
      Files.write(seen.resolve("agent"), agent.bytes());
      if (!seen.resolve("agent").toFile().setExecutable(true, false)) {
        throw new Refused(name + ": the agent's file cannot be made executable");
      }
      OutputStream to = Files.newOutputStream(seen.resolve("commands"));
      return new GuardedTransport(name, guardian, to, words);
    } catch (IOException failure) {
      guardian.close();
      throw new Refused(name + ": the agent's file: " + failure.getMessage(), failure);
    } catch (RuntimeException failure) {
      guardian.close();
      throw failure;
    }
  }

  private static List<String> inside(RunDirectory run, Function<Path, List<String>> line) {
    List<String> whole = new ArrayList<>(List.of("sh", "-c", SCRIPT, "guarded"));
    whole.add(run.path().toString());
    whole.addAll(line.apply(run.path().resolve("agent")));
    return whole;
  }

  private static Path seenFromOutside(Guardian guardian) {
    Path root = Path.of("/proc", Long.toString(guardian.init().pid()), "root");
    return root.resolve(Path.of("/").relativize(guardian.directory().path()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OutputStream to() {
    return to;
  }

  @Override
  public InputStream from() {
    return from;
  }

  @Override
  public String lastWords() {
    String ending = guardian.exit().map(status -> "; it ended with status " + status).orElse("");
    String said = words.text();
    return said.isEmpty() ? ending : ending + "; it said: " + said;
  }

  /** Process 1 of the namespace, seen from outside. */
  ProcessHandle init() {
    return guardian.init();
  }

  @Override
  public void close() {
    guardian.close();
    try {
      to.close();
    } catch (IOException gone) {
      return; // Nobody reads it any more, which was the purpose.
    }
  }
}
