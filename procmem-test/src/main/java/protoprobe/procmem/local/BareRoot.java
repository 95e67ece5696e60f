// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.ArrayList;
import java.util.List;

/**
 * A directory that becomes a sandbox's root: the agent, and where a sandbox wants to mount
 * something. It is made in a mount namespace of its own, so that whatever a tool writes under /run
 * vanishes with it.
 */
final class BareRoot {
  private static final String SCRIPT =
      """
      root=$1 agent=$2
      shift 2
      for each in dev etc home mnt opt proc run srv sys tmp usr var/tmp; do
        mkdir -p "$root/$each" || exit
      done
      for each in group hosts passwd resolv.conf; do : >"$root/etc/$each" || exit; done
      cp "$agent" "$root/agent" && mount -t tmpfs -o mode=755 protoprobe /run || exit
      exec "$@"
      """;

  private BareRoot() {}

  /** Its path for this sandbox of the run. */
  static String path(Sandbox.Place place) {
    return place.directory().resolve("root-" + place.number()).toString();
  }

  /** The command line that makes it and then executes the given one. */
  static List<String> before(Sandbox.Place place, List<String> command) {
    List<String> line = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", SCRIPT, "bare-root"));
    line.addAll(List.of(path(place), place.agent().toString()));
    line.addAll(command);
    return line;
  }
}
