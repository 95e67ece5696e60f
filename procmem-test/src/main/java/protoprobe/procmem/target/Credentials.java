// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the kernel says that a task is, read from {@code /proc/self/status} (proc_pid_status(5)).
 *
 * @param uids the user ids
 * @param gids the group ids
 * @param groups supplementary groups
 * @param capabilities the sets; bit N is capability N
 * @param status all fields of the file, by name
 */
public record Credentials(
    Ids uids, Ids gids, List<Long> groups, Capabilities capabilities, Map<String, String> status) {
  /** Four ids of credentials(7), in numbers of the user namespace of who read the file. */
  public record Ids(long real, long effective, long saved, long fs) {}

  /** The five sets of capabilities(7). */
  public record Capabilities(
      long inheritable, long permitted, long effective, long bounding, long ambient) {}

  /** Reads the file's text. */
  public static Credentials parse(String text) {
    Map<String, String> fields = new TreeMap<>();
    text.lines()
        .map(line -> line.split(":", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fields.put(pair[0], pair[1].strip()));
    return new Credentials(
        ids(field(fields, "Uid")),
        ids(field(fields, "Gid")),
        numbers(fields.getOrDefault("Groups", "")),
        new Capabilities(
            set(fields, "CapInh"),
            set(fields, "CapPrm"),
            set(fields, "CapEff"),
            set(fields, "CapBnd"),
            fields.containsKey("CapAmb") ? set(fields, "CapAmb") : 0), // since Linux 4.3
        fields);
  }

  /** In the file's order. */
  private static Ids ids(String field) {
    List<Long> four = numbers(field);
    if (four.size() != 4) {
      throw new IllegalStateException("status: expected four ids, got '" + field + "'");
    }
    return new Ids(four.get(0), four.get(1), four.get(2), four.get(3));
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "status: expected a field " + name + ", got " + fields.keySet());
    }
    return value;
  }

  private static long set(Map<String, String> fields, String name) {
    return Long.parseUnsignedLong(field(fields, name), 16);
  }

  private static List<Long> numbers(String field) {
    return Arrays.stream(field.split("\\s+"))
        .filter(each -> !each.isEmpty())
        .map(Long::parseUnsignedLong)
        .toList();
  }
}
