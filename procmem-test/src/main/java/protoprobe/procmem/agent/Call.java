// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.Arrays;
import java.util.List;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Syscall;

/**
 * A system call to be made.
 *
 * @param syscall which
 * @param arguments up to six; the others are zero
 * @param note what the numbers stand for, such as a path, for the transcript; or empty
 */
public record Call(Syscall syscall, List<Long> arguments, String note) {
  private static final int MOST = 6;

  /**
   * Looks at it, too.
   *
   * @throws IllegalArgumentException if it would signal a process id of 1 or less, or make a
   *     process
   */
  public Call {
    arguments = List.copyOf(arguments);
    if (arguments.size() > MOST) {
      throw new IllegalArgumentException(
          syscall + ": expected at most six arguments, got " + arguments.size());
    }
    Safety.check(syscall, arguments.stream().mapToLong(Long::longValue).toArray());
  }

  /** A call without a note. */
  public static Call of(Syscall syscall, long... arguments) {
    return new Call(syscall, Arrays.stream(arguments).boxed().toList(), "");
  }

  /** The same with a note. */
  public Call noted(String text) {
    return new Call(syscall, arguments, text);
  }

  Command command(Architecture architecture) {
    return Command.systemCall(
        syscall.number(architecture), arguments.stream().mapToLong(Long::longValue).toArray());
  }
}
