// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.util.List;
import protoprobe.kit.testing.Peers;

/** Prefixes of command lines that take something away from what follows, and from nobody else. */
final class Without {
  private Without() {}

  /** These programs seem not to be installed: in a mount namespace of its own. */
  static List<String> programs(String... names) {
    return covered("/dev/null", names);
  }

  /** These programs end at once with status 1: in a mount namespace of its own. */
  static List<String> workingPrograms(String... names) {
    return covered(Peers.require("false").toString(), names);
  }

  private static List<String> covered(String by, String... names) {
    StringBuilder script = new StringBuilder("set -e; ");
    for (String name : names) {
      script.append("mount --bind %s %s; ".formatted(by, Peers.require(name)));
    }
    return inNamespaces("-m", script.append("exec \"$@\"").toString());
  }

  /** No network namespace can be made any more: in a user namespace of its own. */
  static List<String> networkNamespaces() {
    return inNamespaces("-r", "echo 0 >/proc/sys/user/max_net_namespaces && exec \"$@\"");
  }

  private static List<String> inNamespaces(String which, String script) {
    boolean root = Integer.valueOf(0).equals(Someone.owner(java.nio.file.Path.of("/proc/self")));
    String flags = root || which.equals("-r") ? which : "-r" + which.substring(1);
    return List.of("unshare", flags, "sh", "-c", script, "sh");
  }
}
