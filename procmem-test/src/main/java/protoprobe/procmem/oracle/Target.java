// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.List;

/**
 * Whose memory is asked for.
 *
 * @param uid user ids
 * @param gid group ids
 * @param permitted capabilities that it could have
 * @param userns where they hold
 * @param state what is left of it
 * @param dumpable of its memory, or of the memory it had
 * @param memoryUserns the namespace that its memory belongs to (mm-&gt;user_ns): where its program
 *     was executed
 * @param landlock the Landlock domains around it, outermost first
 */
public record Target(
    Ids uid,
    Ids gid,
    CapabilitySet permitted,
    UserNamespace userns,
    State state,
    Dumpable dumpable,
    UserNamespace memoryUserns,
    List<String> landlock) {

  /** What is left of the target. */
  public enum State {
    /** It has its memory. */
    LIVE,
    /** It exited and was not waited for, or its thread group goes on without it: no memory. */
    ZOMBIE,
    /** It never had memory of its own. */
    KERNEL_THREAD,
    /** Nothing is left. */
    REAPED;

    boolean hasMemory() {
      return this == LIVE;
    }
  }

  /** Values of PR_GET_DUMPABLE (prctl(2)). */
  public enum Dumpable {
    /** SUID_DUMP_DISABLE, 0. */
    DISABLED,
    /** SUID_DUMP_USER, 1. */
    USER,
    /** SUID_DUMP_ROOT, 2. */
    ROOT
  }

  /** A plain user's living process, dumpable, in the initial namespace. */
  public static Target user(int id) {
    return new Target(
        Ids.all(id),
        Ids.all(id),
        CapabilitySet.NONE,
        UserNamespace.INIT,
        State.LIVE,
        Dumpable.USER,
        UserNamespace.INIT,
        List.of());
  }

  /** The same, with these user ids. */
  public Target uids(Ids other) {
    return new Target(other, gid, permitted, userns, state, dumpable, memoryUserns, landlock);
  }

  /** The same, with these group ids. */
  public Target gids(Ids other) {
    return new Target(uid, other, permitted, userns, state, dumpable, memoryUserns, landlock);
  }

  /** The same, with these capabilities permitted. */
  public Target permitting(CapabilitySet caps) {
    return new Target(uid, gid, caps, userns, state, dumpable, memoryUserns, landlock);
  }

  /** The same, in that state. */
  public Target in(State other) {
    return new Target(uid, gid, permitted, userns, other, dumpable, memoryUserns, landlock);
  }

  /** The same, so dumpable. */
  public Target dumping(Dumpable other) {
    return new Target(uid, gid, permitted, userns, state, other, memoryUserns, landlock);
  }

  /** The same, with credentials in one namespace and memory in another. */
  public Target in(UserNamespace credentials, UserNamespace memory) {
    return new Target(uid, gid, permitted, credentials, state, dumpable, memory, landlock);
  }

  /** The same, inside these Landlock domains. */
  public Target landlocked(List<String> domains) {
    return new Target(
        uid, gid, permitted, userns, state, dumpable, memoryUserns, List.copyOf(domains));
  }
}
