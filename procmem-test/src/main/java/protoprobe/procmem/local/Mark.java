// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import protoprobe.kit.fault.Refused;

/**
 * What is different in a sandbox, and the proof of it: some of them run a program without any
 * sandbox if they cannot make one, and then the host would be reported under their name.
 */
enum Mark {
  /** A pid namespace of its own. */
  PID_NAMESPACE(
      "/proc/self/ns/pid",
      (inside, outside) -> !inside.pidNamespace().equals(outside.pidNamespace())),

  /** A user namespace of its own. */
  USER_NAMESPACE(
      "/proc/self/ns/user",
      (inside, outside) -> !inside.userNamespace().equals(outside.userNamespace())),

  /** A kernel of its own. */
  OTHER_KERNEL("uname(2)", (inside, outside) -> !inside.kernel().equals(outside.kernel())),

  /** Something sees its system calls. */
  TRACED("/proc/self/status, TracerPid", (inside, outside) -> number(inside, "TracerPid") > 0),

  /** prctl(PR_SET_NO_NEW_PRIVS), here and not outside. */
  NO_NEW_PRIVS(
      "/proc/self/status, NoNewPrivs",
      (inside, outside) -> number(inside, "NoNewPrivs") > number(outside, "NoNewPrivs")),

  /** A filter of system calls, on top of those outside, which are counted since Linux 5.9. */
  SECCOMP(
      "/proc/self/status, Seccomp",
      (inside, outside) ->
          number(inside, "Seccomp") > number(outside, "Seccomp")
              || number(inside, "Seccomp_filters") > number(outside, "Seccomp_filters")),

  /** Capabilities that are there outside are out of reach for good. */
  FEWER_CAPABILITIES(
      "/proc/self/status, CapBnd",
      (inside, outside) -> {
        long in = inside.self().capabilities().bounding();
        long out = outside.self().capabilities().bounding();
        return in != out && (in & ~out) == 0;
      });

  private final String evidence;
  private final BiPredicate<Vantage, Vantage> holds;

  Mark(String evidence, BiPredicate<Vantage, Vantage> holds) {
    this.evidence = evidence;
    this.holds = holds;
  }

  /** As reports show it: {@code pid-namespace}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those that are there. */
  static Set<Mark> found(Vantage inside, Vantage outside) {
    Set<Mark> found = EnumSet.noneOf(Mark.class);
    for (Mark each : values()) {
      if (each.holds.test(inside, outside)) {
        found.add(each);
      }
    }
    return found;
  }

  /**
   * Nothing happens if each declared one was found.
   *
   * @param sandbox its name
   * @throws Refused naming the one that was not
   */
  static void prove(String sandbox, Collection<Mark> declared, Collection<Mark> found) {
    for (Mark each : declared) {
      if (!found.contains(each)) {
        throw new Refused(
            "%s: expected the mark %s, got a program for which %s is as outside: it is not in the sandbox"
                .formatted(sandbox, each.word(), each.evidence));
      }
    }
  }

  private static long number(Vantage vantage, String field) {
    return Long.parseLong(vantage.self().status().getOrDefault(field, "0"));
  }
}
