// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** The OCI container of {@link Runc}, made by crun, which also podman uses. */
final class Crun implements Sandbox {
  /* Told to keep away from control groups it still refuses a machine with both versions of them. */
  private static final String HIDE = "umount /sys/fs/cgroup/unified 2>/dev/null; exec \"$@\"";

  @Override
  public String name() {
    return "crun";
  }

  @Override
  public String product() {
    return "crun";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("crun", "crun"));
  }

  @Override
  public Set<Mark> marks() {
    return Set.of(Mark.PID_NAMESPACE, Mark.FEWER_CAPABILITIES);
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    String program = tool.orElseThrow().path().toString();
    return OciBundle.before(
        place,
        Runc.DOCKER,
        List.of("unshare", "-m", "sh", "-c", HIDE, "crun", program, "--cgroup-manager=disabled"));
  }
}
