// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import protoprobe.kit.process.NotPermitted;

/**
 * Whether a local target can be started here.
 *
 * @param state yes, or what stands in the way
 * @param detail the package that is missing, or the call that was refused and its errno
 * @param remedy what would allow it: a package to install, a flag, a sysctl; or empty
 */
public record Availability(State state, String detail, String remedy) {
  /** What stands in the way. */
  public enum State {
    /** It can be started. */
    AVAILABLE,
    /** A program is not installed. */
    MISSING,
    /** The system refuses what it needs. */
    NOT_PERMITTED
  }

  /** It can be started; {@code detail} names the program. */
  public static Availability yes(String detail) {
    return new Availability(State.AVAILABLE, detail, "");
  }

  /** The program is not on PATH. */
  public static Availability missing(String program, String debianPackage) {
    return new Availability(
        State.MISSING, "program " + program + " not found", "install the package " + debianPackage);
  }

  /** The system refuses what it needs. */
  public static Availability refused(NotPermitted refusal) {
    return new Availability(
        State.NOT_PERMITTED, refusal.call() + ": " + refusal.error(), refusal.hint().orElse(""));
  }

  /** Whether it can be started. */
  public boolean ok() {
    return state == State.AVAILABLE;
  }

  /** One line: detail and remedy. */
  public String text() {
    return remedy.isEmpty() ? detail : detail + "; " + remedy;
  }
}
