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
    return OciBundle.before(
        place,
        Runc.DOCKER,
        List.of("unshare", "-m", "sh", "-c", HIDE, "crun"),
        List.of(
            tool.orElseThrow().path().toString(),
            "--cgroup-manager=disabled",
            "--root",
            place.directory().resolve("state").toString(),
            "run",
            "--bundle",
            OciBundle.path(place),
            OciBundle.id(place)));
  }

  @Override
  public List<String> versionCommand(Optional<Program> tool) {
    return List.of(tool.orElseThrow().path().toString(), "--version");
  }
}
