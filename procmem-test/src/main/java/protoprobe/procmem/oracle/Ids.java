// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/**
 * The user ids of a task, or its group ids (struct cred).
 *
 * @param real who started it
 * @param effective whom it acts for
 * @param saved what it may become again
 * @param fs who it is to the file system
 */
public record Ids(int real, int effective, int saved, int fs) {
  /** All four the same. */
  public static Ids all(int id) {
    return new Ids(id, id, id, id);
  }

  /** Whether real, effective and saved are that id; the file system's does not matter. */
  boolean allThreeAre(int id) {
    return real == id && effective == id && saved == id;
  }

  @Override
  public String toString() {
    return real == effective && real == saved && real == fs
        ? Integer.toString(real)
        : real + "/" + effective + "/" + saved + "/" + fs;
  }
}
