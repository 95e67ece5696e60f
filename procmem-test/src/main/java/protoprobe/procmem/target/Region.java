// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import protoprobe.kit.check.NotApplicable;

/**
 * A line of {@code /proc/PID/maps}.
 *
 * @param start its first address
 * @param end the first address behind it
 * @param protection such as {@code r-xp}
 * @param name file or kind; or empty
 */
public record Region(long start, long end, String protection, String name) {
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (....) \\S+ \\S+ \\S+ *(.*)");

  /** All of that text. */
  public static List<Region> parse(String maps) {
    return maps.lines().map(LINE::matcher).filter(Matcher::matches).map(Region::of).toList();
  }

  /** All of a task's. */
  public static List<Region> of(Task task) {
    return parse(task.readFile(task.place() + "/maps"));
  }

  /** The one that holds an address; empty in a hole. */
  public static Optional<Region> at(Task task, long address) {
    return of(task).stream().filter(each -> each.holds(address)).findFirst();
  }

  /**
   * The one of that name.
   *
   * @throws NotApplicable if there is none
   */
  public static Region named(Task task, String name) {
    return of(task).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotApplicable("/proc/self/maps: no line " + name));
  }

  /** Whether the address lies in it. */
  public boolean holds(long address) {
    return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /** How long it is, in octets. */
  public long length() {
    return end - start;
  }

  private static Region of(Matcher line) {
    return new Region(
        Long.parseUnsignedLong(line.group(1), 16),
        Long.parseUnsignedLong(line.group(2), 16),
        line.group(3),
        line.group(4).strip());
  }
}
