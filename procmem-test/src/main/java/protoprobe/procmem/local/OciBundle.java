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

  /** The container's name in this run. */
  static String id(Sandbox.Place place) {
    return "procmem-" + place.number();
  }

  /** The bundle's path. */
  static String path(Sandbox.Place place) {
    return place.directory().resolve(id(place)).toString();
  }

  /**
   * The command line that makes the bundle and then executes the runtime's.
   *
   * @param capabilities of the container, such as {@code CAP_KILL}
   * @param prefix a command line that executes its arguments
   * @param runtime the runtime's
   */
  static List<String> before(
      Sandbox.Place place, Set<String> capabilities, List<String> prefix, List<String> runtime) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", SCRIPT, "bundle"));
    line.addAll(List.of(path(place), place.agent().toString()));
    line.add(OciConfig.of(new TreeSet<>(capabilities)));
    line.addAll(prefix);
    line.addAll(runtime);
    return line;
  }
}
