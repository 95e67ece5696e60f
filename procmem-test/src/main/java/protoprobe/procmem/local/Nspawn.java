// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** systemd's container, here without a running systemd to register it with. */
record Nspawn(String name, List<String> options, Set<Mark> marks) implements Sandbox {
  /** Root in there is root outside, with fewer capabilities. */
  static Sandbox plain() {
    return new Nspawn(
        "nspawn", List.of(), Set.of(Mark.PID_NAMESPACE, Mark.SECCOMP, Mark.FEWER_CAPABILITIES));
  }

  /** Its users are 65,536 others, and its capabilities hold for those. */
  static Sandbox users() {
    return new Nspawn(
        "nspawn-users",
        List.of("-U"),
        Set.of(Mark.PID_NAMESPACE, Mark.SECCOMP, Mark.USER_NAMESPACE));
  }

  @Override
  public String product() {
    return "systemd-nspawn";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("systemd-nspawn", "systemd-container"));
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    List<String> line = new ArrayList<>();
    line.add(tool.orElseThrow().path().toString());
    line.addAll(List.of("--quiet", "--register=no", "--keep-unit", "--pipe"));
    line.addAll(options);
    line.addAll(List.of("--directory", BareRoot.path(place), "/agent"));
    return BareRoot.before(place, line);
  }
}
