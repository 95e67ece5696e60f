// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

/** The four user ids or group ids of a task, as credentials(7) names them. */
public record Ids(long real, long effective, long saved, long fs) {
  /** Four times the same. */
  public static Ids all(long id) {
    return new Ids(id, id, id, id);
  }

  /** Whether the three that do not belong to the file system are all this one. */
  public boolean threeAre(long id) {
    return real == id && effective == id && saved == id;
  }
}
