// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A user namespace (struct user_namespace); equal if its whole path is.
 *
 * @param name tells siblings apart
 * @param parent empty for the initial one
 * @param owner effective user id of its creator
 * @param uids which user ids it maps
 * @param gids which group ids it maps
 */
public record UserNamespace(
    String name, Optional<UserNamespace> parent, int owner, IdMap uids, IdMap gids) {
  /** The initial one: maps everything, belongs to root. */
  public static final UserNamespace INIT =
      new UserNamespace("init", Optional.empty(), 0, IdMap.EVERYTHING, IdMap.EVERYTHING);

  /**
   * One line of {@code /proc/PID/uid_map}, in the kernel's ids.
   *
   * @param inside first id inside
   * @param outside first id of the kernel's
   * @param count how many
   */
  public record IdMap(long inside, long outside, long count) {
    /** Every id is itself. */
    public static final IdMap EVERYTHING = new IdMap(0, 0, 1L << 32);

    /** Nothing is mapped. */
    public static final IdMap NOTHING = new IdMap(0, 0, 0);

    /** Only root inside, who is that one outside. */
    public static IdMap rootIs(int outside) {
      return new IdMap(0, outside, 1);
    }

    /** Whether that id of the kernel's has one inside. */
    boolean maps(int id) {
      return id >= outside && id < outside + count;
    }

    /** The id inside for one of the kernel's; empty if it has none. */
    public OptionalLong inside(int id) {
      return maps(id) ? OptionalLong.of(id - outside + inside) : OptionalLong.empty();
    }

    /** Root inside, in the kernel's ids. */
    Optional<Integer> root() {
      return inside == 0 && count > 0 ? Optional.of((int) outside) : Optional.empty();
    }
  }

  /** A child that maps root inside to its creator, as {@code unshare -Ur} makes it. */
  public UserNamespace child(String childName, int uid, int gid) {
    return new UserNamespace(
        childName, Optional.of(this), uid, IdMap.rootIs(uid), IdMap.rootIs(gid));
  }

  /** How many namespaces are above. */
  int level() {
    return parent.map(above -> above.level() + 1).orElse(0);
  }

  @Override
  public String toString() {
    return parent.map(above -> above + "/").orElse("") + name;
  }
}
