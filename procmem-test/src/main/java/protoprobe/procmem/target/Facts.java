// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.O_RDONLY;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import protoprobe.kit.report.Printable;

/** Stable facts of a machine that decide what it answers, read in there. */
public final class Facts {
  private static final String LSM = "/sys/kernel/security/lsm";
  private static final String YAMA = "/proc/sys/kernel/yama/ptrace_scope";
  private static final int MOST = 200;

  private Facts() {}

  /** The facts of this machine, by a short word; what cannot be read is left out. */
  public static SortedMap<String, String> of(Machine machine) {
    Task task = machine.first();
    Kernel kernel = machine.kernel();
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("kernel", kernel.name() + " " + kernel.release());
    facts.put("architecture", kernel.machine());
    facts.put("uid", Long.toString(task.credentials().uids().effective()));
    facts.put(
        "capabilities", "0x" + Long.toHexString(task.credentials().capabilities().effective()));
    read(task, LSM).ifPresent(lsm -> facts.put("lsm", lsm));
    read(task, YAMA).ifPresent(scope -> facts.put("yama", scope));
    procfs(task).ifPresent(options -> facts.putAll(hiding(options)));
    facts.replaceAll((word, value) -> shown(value));
    return facts;
  }

  private static Optional<String> read(Task task, String path) {
    try (Opening opening = task.open(path, O_RDONLY)) {
      return opening.returned().ok() ? Optional.of(task.readFile(path).strip()) : Optional.empty();
    }
  }

  /** Options of the uppermost mount at /proc: proc(5), /proc/PID/mounts, field 4. */
  private static Optional<String> procfs(Task task) {
    return read(task, "/proc/self/mounts")
        .flatMap(
            text ->
                text.lines()
                    .map(line -> line.split(" "))
                    .filter(field -> field.length > 3 && field[1].equals("/proc"))
                    .map(field -> field[3])
                    .reduce((below, above) -> above));
  }

  /** proc(5), mount options: hidepid is 0 where it is not shown. */
  private static Map<String, String> hiding(String options) {
    Map<String, String> found = new TreeMap<>(Map.of("hidepid", "0"));
    Arrays.stream(options.split(","))
        .map(option -> option.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals("hidepid"))
        .forEach(pair -> found.put("hidepid", pair[1]));
    if (options.startsWith("ro,") || options.equals("ro")) {
      found.put("procfs", "read-only");
    }
    return found;
  }

  /** A stranger's words. */
  private static String shown(String text) {
    String printable = Printable.text(text);
    return printable.substring(0, Math.min(MOST, printable.length()));
  }
}
