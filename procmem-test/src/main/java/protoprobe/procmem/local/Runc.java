// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import protoprobe.kit.process.Program;

/**
 * An OCI container whose root holds nothing but the agent, with the namespaces, mounts and masked
 * files of Docker.
 *
 * @param name on the command line
 * @param bounding tells which capabilities it gets
 * @param marks what is different in it
 */
record Runc(String name, Supplier<Set<String>> bounding, Set<Mark> marks) implements Sandbox {
  /* runc keeps its state in files and in cgroups. The files are in the run's own directory. Of the
   * control groups, in which nothing here is counted, it makes none if it cannot write there and is
   * told that it may go without (--rootless): so that nothing is left when it is killed. */
  private static final String READ_ONLY =
      """
      grep -E ' - cgroup2? ' /proc/self/mountinfo | cut -d ' ' -f 5,6 |
      while read -r point options; do
        case $options in rw*) mount -o "remount,bind,ro${options#rw}" "$point" 2>/dev/null ;; esac
      done
      exec "$@"
      """;

  /** What Docker gives, "Runtime privilege and Linux capabilities" in its reference of run. */
  static final Set<String> DOCKER =
      Set.of(
          "CAP_AUDIT_WRITE",
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_FOWNER",
          "CAP_FSETID",
          "CAP_KILL",
          "CAP_MKNOD",
          "CAP_NET_BIND_SERVICE",
          "CAP_NET_RAW",
          "CAP_SETFCAP",
          "CAP_SETGID",
          "CAP_SETPCAP",
          "CAP_SETUID",
          "CAP_SYS_CHROOT");

  /** As Docker starts it. */
  static Sandbox docker() {
    return new Runc("runc", () -> DOCKER, Set.of(Mark.PID_NAMESPACE, Mark.FEWER_CAPABILITIES));
  }

  /** With every capability that there is; runc refuses one that its caller lacks. */
  static Sandbox all() {
    return new Runc(
        "runc-all",
        () -> CapabilityNames.of(Vantage.outside().self().capabilities().bounding()),
        Set.of(Mark.PID_NAMESPACE));
  }

  @Override
  public String product() {
    return "runc";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("runc", "runc"));
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    String program = tool.orElseThrow().path().toString();
    return OciBundle.before(
        place, bounding.get(), List.of("sh", "-c", READ_ONLY, "runc", program, "--rootless=true"));
  }
}
