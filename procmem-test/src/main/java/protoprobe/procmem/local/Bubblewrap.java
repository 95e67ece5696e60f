// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** Bubblewrap over the whole file system, with as many namespaces as its options ask for. */
record Bubblewrap(String name, List<String> options, Set<Mark> marks) implements Sandbox {
  /** Only a mount namespace, which it makes always. */
  static Sandbox plain() {
    return new Bubblewrap("bwrap", List.of(), Set.of(Mark.NO_NEW_PRIVS));
  }

  /** All namespaces. */
  static Sandbox unshared() {
    return new Bubblewrap(
        "bwrap-unshared",
        List.of("--unshare-all"),
        Set.of(Mark.NO_NEW_PRIVS, Mark.PID_NAMESPACE, Mark.USER_NAMESPACE));
  }

  @Override
  public String product() {
    return "bubblewrap";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("bwrap", "bubblewrap"));
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    List<String> line = new ArrayList<>();
    line.add(tool.orElseThrow().path().toString());
    line.addAll(options);
    line.addAll(List.of("--dev-bind", "/", "/", "--proc", "/proc", place.agent().toString()));
    return line;
  }
}
