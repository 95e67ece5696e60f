// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The kernel and the mounted proc file system.
 *
 * @param kernel its version
 * @param hidepid mount option: 0, 1, 2 or 4
 * @param hidepidGroup mount option gid: who is in it is exempt from 1 and 2
 * @param readOnly whether the file system is mounted read-only
 * @param yama kernel.yama.ptrace_scope; empty without Yama
 */
public record World(
    KernelVersion kernel,
    int hidepid,
    OptionalLong hidepidGroup,
    boolean readOnly,
    OptionalInt yama) {
  /** A kernel with nothing switched on. */
  public static World of(String release) {
    return new World(
        KernelVersion.parse(release), 0, OptionalLong.empty(), false, OptionalInt.empty());
  }

  /** The same with this mount option. */
  public World withHidepid(int value, OptionalLong group) {
    return new World(kernel, value, group, readOnly, yama);
  }

  /** The same with Yama. */
  public World withYama(int scope) {
    return new World(kernel, hidepid, hidepidGroup, readOnly, OptionalInt.of(scope));
  }

  /** The same, read-only. */
  public World withReadOnly() {
    return new World(kernel, hidepid, hidepidGroup, true, yama);
  }
}
