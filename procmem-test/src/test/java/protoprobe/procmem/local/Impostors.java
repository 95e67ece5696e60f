// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;
import protoprobe.kit.target.LocalTarget;

/** Sandboxes that are not there, each in its own way. */
public final class Impostors {
  private Impostors() {}

  /** Runs the program without any sandbox; not installed; refuses. */
  public static List<LocalTarget> all() {
    return List.of(
        new LocalMachine(new Impostor("liar", "sh", "exec \"$1\"")),
        new LocalMachine(new Impostor("nowhere", "no-such-sandbox", "")),
        new LocalMachine(new Impostor("locked", "sh", "echo 'clone: No, never' >&2; exit 1")));
  }

  /** A script that gets the agent's path and promises a pid namespace. */
  record Impostor(String name, String program, String script) implements Sandbox {
    @Override
    public String product() {
      return "impostor";
    }

    @Override
    public Optional<Tool> tool() {
      return Optional.of(new Tool(program, program + "-package"));
    }

    @Override
    public Set<Mark> marks() {
      return Set.of(Mark.PID_NAMESPACE);
    }

    @Override
    public List<String> command(Optional<Program> tool, Place place) {
      String shell = tool.orElseThrow().path().toString();
      return List.of(shell, "-c", script, name, place.agent().toString());
    }

    @Override
    public List<String> versionCommand(Optional<Program> tool) {
      return List.of();
    }
  }
}
