// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an OCI runtime runs: a root that holds nothing but the agent, and its configuration. */
final class OciBundle {
  private static final String SCRIPT =
      """
      place=$1 agent=$2 config=$3
      shift 3
      mkdir -p "$place/rootfs" && cp "$agent" "$place/rootfs/agent" &&
      printf '%s\\n' "$config" >"$place/config.json" || exit
      exec "$@"
      """;

  private OciBundle() {}

  /**
   * The command line that makes the bundle and then executes the runtime's.
   *
   * @param capabilities of the container, such as {@code CAP_KILL}
   * @param runtime the command line up to the runtime's own options
   */
  static List<String> before(Sandbox.Place place, Set<String> capabilities, List<String> runtime) {
    String id = "procmem-" + place.number();
    String bundle = place.directory().resolve(id).toString();
    String state = place.directory().resolve("state").toString();
    List<String> line = new ArrayList<>(List.of("sh", "-c", SCRIPT, "bundle"));
    line.addAll(List.of(bundle, place.agent().toString()));
    line.add(OciConfig.of(new TreeSet<>(capabilities)));
    line.addAll(runtime);
    line.addAll(List.of("--root", state, "run", "--bundle", bundle, id));
    return line;
  }
}
