// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import static protoprobe.procmem.scenario.Calls.any;
import static protoprobe.procmem.scenario.Calls.argument;
import static protoprobe.procmem.scenario.Calls.failing;
import static protoprobe.procmem.scenario.Calls.path;
import static protoprobe.procmem.scenario.Effects.fails;
import static protoprobe.procmem.scenario.Effects.returns;
import static protoprobe.procmem.wire.Syscall.OPENAT;
import static protoprobe.procmem.wire.Syscall.PIDFD_GETFD;
import static protoprobe.procmem.wire.Syscall.PRCTL;
import static protoprobe.procmem.wire.Syscall.PROCESS_VM_READV;

import java.util.function.Predicate;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Flags;

/** Kernels whose access decision is wrong. */
final class AccessFaults {
  private static final long DESCRIPTOR = 1000; // of nothing
  private static final Predicate<Seen> OPENS_MEM =
      any(OPENAT).and(path("/(proc|tmp/\\w+)/\\d+/(task/\\d+/)?mem"));
  private static final Predicate<Seen> OPENS_OWN =
      OPENS_MEM.and(seen -> seen.path().equals(seen.task().place() + "/mem"));
  private static final Predicate<Seen> ASKS_ITSELF =
      seen -> seen.task().place().endsWith("/" + seen.argument(0));

  private AccessFaults() {}

  /** It refuses nobody. */
  static Fault grantsAll() {
    return Fault.in(OPENS_MEM.and(failing(Errno.EACCES)), returns(DESCRIPTOR))
        .then(Fault.in(any(PROCESS_VM_READV).and(failing(Errno.EPERM)), returns(1)))
        .then(Fault.in(any(PIDFD_GETFD).and(failing(Errno.EPERM)), returns(DESCRIPTOR)));
  }

  /** It lets everybody at nothing but the own memory. */
  static Fault deniesOthers() {
    return Fault.in(OPENS_MEM.and(OPENS_OWN.negate()), fails(Errno.EACCES))
        .then(Fault.in(any(PROCESS_VM_READV).and(ASKS_ITSELF.negate()), fails(Errno.EPERM)));
  }

  /** It lets nobody at the own memory. */
  static Fault deniesOwn() {
    return Fault.in(OPENS_OWN, fails(Errno.EACCES));
  }

  /** It opens what has no memory. */
  static Fault opensTheDead() {
    return Fault.in(OPENS_MEM.and(failing(Errno.ESRCH)), returns(DESCRIPTOR));
  }

  /** It says of everybody that PR_GET_DUMPABLE is this. */
  static Fault dumpable(long value) {
    return Fault.in(any(PRCTL).and(argument(0, Flags.PR_GET_DUMPABLE)), returns(value));
  }

  /** PR_SET_DUMPABLE takes all values. */
  static Fault takesAllValues() {
    return Fault.in(
        any(PRCTL).and(argument(0, Flags.PR_SET_DUMPABLE)).and(failing(Errno.EINVAL)), returns(0));
  }
}
