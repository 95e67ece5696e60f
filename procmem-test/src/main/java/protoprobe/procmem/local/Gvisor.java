// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/**
 * gVisor over the file system of the host. Of its platforms ptrace is the one that works
 * everywhere; it cannot give a sandbox the network of a network namespace that it does not own.
 */
final class Gvisor implements Sandbox {
  @Override
  public String name() {
    return "gvisor";
  }

  @Override
  public String product() {
    return "gVisor";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("runsc", "runsc"));
  }

  @Override
  public Set<Mark> marks() {
    return Set.of(Mark.OTHER_KERNEL, Mark.PID_NAMESPACE);
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(tool.orElseThrow().path().toString(), "--root"));
    line.add(place.directory().resolve("state").toString());
    line.addAll(List.of("--platform=ptrace", "--network=none", "--ignore-cgroups"));
    if (!Privilege.overAllUsers()) {
      line.add("--rootless");
    }
    line.addAll(List.of("do", place.agent().toString()));
    return line;
  }
}
