// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.util.List;
import protoprobe.procmem.oracle.Surroundings;
import protoprobe.procmem.oracle.UserNamespace;
import protoprobe.procmem.target.Task;

/**
 * How a procfs is mounted, from proc_pid_mountinfo(5).
 *
 * @param hidepid 0, 1, 2 or 4
 * @param group of {@code gid=}, or 0
 * @param mount whether it can be written to
 */
public record ProcMount(int hidepid, int group, Surroundings.Mount mount) {
  private static final int OPTIONS = 5;
  private static final int POINT = 4;
  private static final long NOBODYS = -1; // (gid_t) -1 is never a group's

  /** The one that a task sees there, in the numbers of its user namespace. */
  static ProcMount at(Task task, String point) {
    return of(task.readFile("/proc/self/mountinfo"), point)
        .seenFrom(ReadBack.idMap(task.readFile("/proc/self/gid_map")));
  }

  /** Reads the last mount there, which hides those before it. */
  public static ProcMount of(String mountinfo, String point) {
    ProcMount last = new ProcMount(0, 0, Surroundings.Mount.WRITABLE);
    for (String line : mountinfo.lines().toList()) {
      String[] halves = line.split(" - ", 2);
      String[] fields = halves[0].split(" ");
      if (halves.length == 2 && fields.length > OPTIONS && fields[POINT].equals(point)) {
        String[] source = halves[1].split(" ");
        last = of(List.of(fields[OPTIONS].split(",")), source[source.length - 1].split(","));
      }
    }
    return last;
  }

  private static ProcMount of(List<String> ofMount, String... ofFileSystem) {
    List<String> whole = List.of(ofFileSystem);
    Surroundings.Mount mount =
        whole.contains("ro")
            ? Surroundings.Mount.READ_ONLY_FILE_SYSTEM
            : ofMount.contains("ro")
                ? Surroundings.Mount.READ_ONLY_MOUNT
                : Surroundings.Mount.WRITABLE;
    return new ProcMount(mode(value(whole, "hidepid")), number(value(whole, "gid")), mount);
  }

  /**
   * The group as those number it who live in a user namespace. The kernel shows its own number
   * (proc_show_options(), from_kgid_munged() in the initial namespace).
   *
   * @param gids the namespace's, right below the initial one
   */
  public ProcMount seenFrom(UserNamespace.IdMap gids) {
    return new ProcMount(hidepid, group == 0 ? 0 : (int) gids.inside(group).orElse(NOBODYS), mount);
  }

  /** The same surroundings, seen through it. */
  public Surroundings around(Surroundings plain) {
    return plain.hidepid(hidepid, group).procfs(mount);
  }

  /** Words since Linux 5.8 (proc_show_hidepid()), numbers before. */
  private static int mode(String word) {
    return switch (word) {
      case "noaccess" -> 1;
      case "invisible" -> 2;
      case "ptraceable" -> 4;
      default -> number(word);
    };
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static String value(List<String> options, String key) {
    return options.stream()
        .filter(each -> each.startsWith(key + "="))
        .map(each -> each.substring(key.length() + 1))
        .findFirst()
        .orElse("");
  }
}
