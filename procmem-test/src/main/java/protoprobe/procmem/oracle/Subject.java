// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;
import java.util.Set;
import protoprobe.procmem.wire.Capability;
import protoprobe.procmem.wire.Ids;

/**
 * A task as access decisions see it.
 *
 * @param group number of its thread group
 * @param life whether it lives
 * @param identity who it is
 * @param memory its memory; empty for a kernel thread, a zombie, an exited leader
 * @param landlock the Landlock domain it is in
 */
public record Subject(
    int group, Life life, Identity identity, Optional<Memory> memory, Domain landlock) {
  /** How far a task's life is. */
  public enum Life {
    /** It runs, or has ended and was not reaped. */
    EXISTS,
    /** A thread of the kernel's own. */
    KERNEL_THREAD,
    /** It is gone, number and all. */
    REAPED
  }

  /**
   * Who a task is.
   *
   * @param uids as the first user namespace counts
   * @param gids the same
   * @param groups supplementary
   * @param effective capabilities in its namespace
   * @param permitted capabilities in its namespace
   * @param namespace its user namespace
   */
  public record Identity(
      Ids uids,
      Ids gids,
      Set<Long> groups,
      Set<Capability> effective,
      Set<Capability> permitted,
      UserNamespace namespace) {
    /** Copies the sets. */
    public Identity {
      groups = Set.copyOf(groups);
      effective = Set.copyOf(effective);
      permitted = Set.copyOf(permitted);
    }
  }

  /**
   * An address space.
   *
   * @param number equal for those who share it
   * @param dumpable 0, 1 or 2 as in prctl(PR_SET_DUMPABLE) and fs.suid_dumpable
   * @param namespace the user namespace in which it was made by execve(2)
   */
  public record Memory(int number, int dumpable, UserNamespace namespace) {}

  /**
   * A Landlock domain: those in which a task is, from the outermost, as a path such as {@code
   * /1/2}; the empty path without any.
   */
  public record Domain(String path) {
    /** Not restricted. */
    public static final Domain NONE = new Domain("");

    boolean contains(Domain other) {
      return (other.path + "/").startsWith(path + "/");
    }
  }
}
