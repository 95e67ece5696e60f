// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.util.EnumSet;
import java.util.Set;
import protoprobe.procmem.wire.Syscall;

/**
 * What is never handed to an agent. An emulator may refuse a fork that cannot fail, and whoever
 * then signals "the child" as root signals process -1, which is everybody.
 */
final class Safety {
  private static final Set<Syscall> SIGNALS =
      EnumSet.of(
          Syscall.KILL,
          Syscall.TKILL,
          Syscall.TGKILL,
          Syscall.RT_SIGQUEUEINFO,
          Syscall.RT_TGSIGQUEUEINFO);

  /** The agent's own command must be used: both sides would answer through one pipe. */
  private static final Set<Syscall> CLONES =
      EnumSet.of(Syscall.CLONE, Syscall.CLONE3, Syscall.FORK, Syscall.VFORK);

  private static final int PTRACE_TRACEME = 0;
  private static final int F_SETOWN = 8;
  private static final int F_SETOWN_EX = 15;

  private Safety() {}

  /**
   * Looks at a call before it is made.
   *
   * @throws IllegalArgumentException if it would signal a process id of 1 or less, or make a
   *     process
   */
  static void check(Syscall call, long... arguments) {
    if (CLONES.contains(call)) {
      throw new IllegalArgumentException(call + ": expected the agent's command clone");
    }
    if (SIGNALS.contains(call)) {
      above1(call, arguments, 0);
    }
    if (call == Syscall.TGKILL || call == Syscall.RT_TGSIGQUEUEINFO) {
      above1(call, arguments, 1);
    }
    if (call == Syscall.PTRACE && argument(arguments, 0) != PTRACE_TRACEME) {
      above1(call, arguments, 1);
    }
    if (call == Syscall.FCNTL && argument(arguments, 1) == F_SETOWN) {
      above1(call, arguments, 2);
    }
    if (call == Syscall.FCNTL && argument(arguments, 1) == F_SETOWN_EX) {
      throw new IllegalArgumentException("fcntl: F_SETOWN_EX hides whom it names, use F_SETOWN");
    }
    if (call == Syscall.REBOOT) {
      throw new IllegalArgumentException("reboot: never through a check");
    }
  }

  private static void above1(Syscall call, long[] arguments, int index) {
    if (argument(arguments, index) <= 1) {
      throw new IllegalArgumentException(
          "%s: process id %d: expected above 1".formatted(call, argument(arguments, index)));
    }
  }

  /** The kernel looks at 32 bits of a process id; what is not given is zero. */
  private static int argument(long[] arguments, int index) {
    return index < arguments.length ? (int) arguments[index] : 0;
  }
}
