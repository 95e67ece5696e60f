// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Optional;

/**
 * A user namespace. Two are the same if they are the same object.
 *
 * <p>All ids are given as the first namespace counts them; {@code maps} says whether one has a
 * number inside.
 */
public final class UserNamespace {
  /** The first one: all others are below it. */
  public static final UserNamespace INIT = new UserNamespace(null, 0, 0, 1L << 32);

  private final UserNamespace parent;
  private final long owner;
  private final long firstId;
  private final long ids;

  private UserNamespace(UserNamespace parent, long owner, long firstId, long ids) {
    this.parent = parent;
    this.owner = owner;
    this.firstId = firstId;
    this.ids = ids;
  }

  /**
   * A child.
   *
   * @param ownerId the effective user id of who made it
   * @param firstId the first user and group id that has a number inside, namely 0
   * @param ids how many have one
   */
  public UserNamespace child(long ownerId, long firstId, long ids) {
    return new UserNamespace(this, ownerId, firstId, ids);
  }

  Optional<UserNamespace> parent() {
    return Optional.ofNullable(parent);
  }

  long owner() {
    return owner;
  }

  int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }

  boolean maps(long id) {
    return id >= firstId && id < firstId + ids;
  }

  /** Who is 0 inside; make_kuid(9) of 0, and the first namespace's 0 where there is none. */
  long root() {
    return ids > 0 ? firstId : 0;
  }
}
