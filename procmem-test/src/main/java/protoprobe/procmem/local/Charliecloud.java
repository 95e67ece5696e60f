// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** Charliecloud: a user namespace with one user, and another root. */
final class Charliecloud implements Sandbox {
  @Override
  public String name() {
    return "charliecloud";
  }

  @Override
  public String product() {
    return "Charliecloud";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("ch-run", "charliecloud"));
  }

  @Override
  public Set<Mark> marks() {
    return Set.of(Mark.USER_NAMESPACE, Mark.NO_NEW_PRIVS);
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    return BareRoot.before(
        place,
        List.of(
            "env",
            "USER=root", // it wants one
            program(tool),
            "--no-home",
            "--private-tmp",
            BareRoot.path(place),
            "--",
            "/agent"));
  }

  @Override
  public List<String> versionCommand(Optional<Program> tool) {
    return List.of("sh", "-c", "USER=root \"$1\" --version 2>&1", "version", program(tool));
  }

  private static String program(Optional<Program> tool) {
    return tool.orElseThrow().path().toString();
  }
}
