// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.OptionalInt;

/**
 * What decides beside the two processes.
 *
 * @param kernel its version
 * @param yama {@code kernel.yama.ptrace_scope}, empty without Yama
 * @param hidepid the mount option of procfs: 0, 1, 2 or 4
 * @param hidepidGroup the mount option {@code gid=}; 0 without it
 * @param procfs whether procfs can be written to
 * @param visible whether the target has a process id in the pid namespace that procfs shows
 * @param root the kernel\'s root, in the ids that caller and target are told in; {@link #NO_ROOT}
 *     where a user namespace does not map it
 */
public record Surroundings(
    Kernel kernel,
    OptionalInt yama,
    int hidepid,
    int hidepidGroup,
    Mount procfs,
    boolean visible,
    int root) {
  /** Nobody here is the kernel's root: its id is mapped to none. */
  public static final int NO_ROOT = -2;

  /** Where procfs is read-only. */
  public enum Mount {
    /** Nowhere. */
    WRITABLE,
    /** In this mount only (a bind mount, remounted). */
    READ_ONLY_MOUNT,
    /** As a whole. */
    READ_ONLY_FILE_SYSTEM
  }

  /** Neither Yama nor hidepid; everything visible and writable. */
  public static Surroundings plain(Kernel kernel) {
    return new Surroundings(kernel, OptionalInt.empty(), 0, 0, Mount.WRITABLE, true, 0);
  }

  /** The same, under Yama. */
  public Surroundings yama(int scope) {
    return new Surroundings(
        kernel, OptionalInt.of(scope), hidepid, hidepidGroup, procfs, visible, root);
  }

  /** The same, with procfs mounted so. */
  public Surroundings hidepid(int mode, int group) {
    return new Surroundings(kernel, yama, mode, group, procfs, visible, root);
  }

  /** The same, with procfs read-only there. */
  public Surroundings procfs(Mount mount) {
    return new Surroundings(kernel, yama, hidepid, hidepidGroup, mount, visible, root);
  }

  /** The same, where the kernel's root has that id. */
  public Surroundings root(int id) {
    return new Surroundings(kernel, yama, hidepid, hidepidGroup, procfs, visible, id);
  }

  /** The same, with the target outside of the pid namespace. */
  public Surroundings hidden() {
    return new Surroundings(kernel, yama, hidepid, hidepidGroup, procfs, false, root);
  }
}
