// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.List;
import java.util.Set;

/**
 * Who asks.
 *
 * @param uid user ids
 * @param gid group ids
 * @param groups supplementary groups
 * @param effective capabilities in force
 * @param permitted capabilities that could be
 * @param userns where the capabilities hold
 * @param landlock the Landlock domains around it, outermost first; empty without any
 */
public record Caller(
    Ids uid,
    Ids gid,
    Set<Integer> groups,
    CapabilitySet effective,
    CapabilitySet permitted,
    UserNamespace userns,
    List<String> landlock) {

  /** A plain user without capabilities, in the initial namespace. */
  public static Caller user(int id) {
    return new Caller(
        Ids.all(id),
        Ids.all(id),
        Set.of(),
        CapabilitySet.NONE,
        CapabilitySet.NONE,
        UserNamespace.INIT,
        List.of());
  }

  /** The same, with these user ids. */
  public Caller uids(Ids other) {
    return new Caller(other, gid, groups, effective, permitted, userns, landlock);
  }

  /** The same, with these group ids. */
  public Caller gids(Ids other) {
    return new Caller(uid, other, groups, effective, permitted, userns, landlock);
  }

  /** The same, with these supplementary groups. */
  public Caller in(Set<Integer> others) {
    return new Caller(uid, gid, others, effective, permitted, userns, landlock);
  }

  /** The same, with these capabilities effective and permitted. */
  public Caller with(CapabilitySet caps) {
    return new Caller(uid, gid, groups, caps, caps, userns, landlock);
  }

  /** The same, with these capabilities permitted, whatever is effective. */
  public Caller permitting(CapabilitySet caps) {
    return new Caller(uid, gid, groups, effective, caps, userns, landlock);
  }

  /** The same, in that namespace. */
  public Caller in(UserNamespace other) {
    return new Caller(uid, gid, groups, effective, permitted, other, landlock);
  }

  /** The same, inside these Landlock domains. */
  public Caller landlocked(List<String> domains) {
    return new Caller(uid, gid, groups, effective, permitted, userns, List.copyOf(domains));
  }
}
