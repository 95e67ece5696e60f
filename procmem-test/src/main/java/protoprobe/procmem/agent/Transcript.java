// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import protoprobe.procmem.wire.Returned;

/** The system calls of a machine's agents in the order in which they returned. Thread-safe. */
public final class Transcript {
  private static final int MOST = 100_000;

  private final List<Entry> entries = new ArrayList<>();
  private long dropped;

  /**
   * One system call.
   *
   * @param agent who made it
   * @param arguments as many as were given
   * @param returned the call and its result
   * @param note what the numbers stand for, such as a path; or empty
   */
  public record Entry(String agent, List<Long> arguments, Returned returned, String note) {
    /** Like a line of strace: {@code [root] openat(0xffffffffffffff9c, 0x411000, 0x0) = 3}. */
    public String text() {
      String given =
          arguments.stream()
              .map(each -> "0x" + Long.toHexString(each))
              .collect(Collectors.joining(", "));
      String end = note.isEmpty() ? "" : "  # " + note;
      return "[%s] %s(%s) = %s%s".formatted(agent, returned.call(), given, returned.text(), end);
    }
  }

  synchronized void add(Entry entry) {
    if (entries.size() < MOST) {
      entries.add(entry);
    } else {
      dropped++;
    }
  }

  /** Forgets what was so far. */
  public synchronized void restart() {
    entries.clear();
    dropped = 0;
  }

  /** The calls so far. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The calls so far, a line each; says if there were more than are kept. */
  public synchronized String text() {
    String lines = entries.stream().map(each -> each.text() + "\n").collect(Collectors.joining());
    return dropped == 0 ? lines : lines + "and " + dropped + " more\n";
  }
}
