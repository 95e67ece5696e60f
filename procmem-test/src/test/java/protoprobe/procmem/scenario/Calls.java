// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.function.Predicate;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Syscall;

/** Which calls a fault is in. */
final class Calls {
  private Calls() {}

  /** Any of these. */
  static Predicate<Seen> any(Syscall... calls) {
    return seen -> seen.is(calls);
  }

  /** Any of these on an open memory file. */
  static Predicate<Seen> onMem(Syscall... calls) {
    return any(calls).and(Seen::onMem);
  }

  /** Those that failed so. */
  static Predicate<Seen> failing(Errno errno) {
    return seen -> seen.failed(errno);
  }

  /** Those that succeeded. */
  static Predicate<Seen> succeeding() {
    return seen -> seen.returned().ok();
  }

  /** Those that returned that number. */
  static Predicate<Seen> returning(long value) {
    return seen -> seen.returned().raw() == value;
  }

  /** Those whose argument of that index is that number. */
  static Predicate<Seen> argument(int index, long value) {
    return seen -> seen.argument(index) == value;
  }

  /** Those that returned less than they were asked for, but something. */
  static Predicate<Seen> cutShort() {
    return seen -> seen.returned().raw() > 0 && seen.returned().raw() < seen.argument(2);
  }

  /** Those at an offset, the fourth argument, where memory has this protection. */
  static Predicate<Seen> where(String protection) {
    return seen -> seen.region(3).filter(each -> each.protection().equals(protection)).isPresent();
  }

  /** Those at an offset in the region of this name. */
  static Predicate<Seen> in(String name) {
    return seen -> seen.region(3).filter(each -> each.name().equals(name)).isPresent();
  }

  /** Those on a path that matches. */
  static Predicate<Seen> path(String pattern) {
    return seen -> seen.path().matches(pattern);
  }
}
