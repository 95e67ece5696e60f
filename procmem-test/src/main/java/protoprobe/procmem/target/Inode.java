// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import protoprobe.procmem.agent.Call;
import protoprobe.procmem.wire.Flags;
import protoprobe.procmem.wire.Syscall;

/**
 * What statx(2) says of a file; the structure is the same on all architectures.
 *
 * @param mode type and permissions, S_IFMT and below
 * @param links how many names it has
 * @param uid owner
 * @param gid group
 * @param size in octets
 * @param blocks of 512 octets
 */
public record Inode(int mode, long links, long uid, long gid, long size, long blocks) {
  private static final int SIZE = 256;
  private static final int BASIC = 0x7ff; // STATX_BASIC_STATS
  private static final int AT_EMPTY_PATH = 0x1000;

  /** Of what the path leads to. */
  public static Inode at(Task task, String path) {
    return read(task, Flags.AT_FDCWD, path, 0);
  }

  /** Of an open file. */
  public static Inode of(OpenFile file) {
    return read(file.task(), file.descriptor(), "", AT_EMPTY_PATH);
  }

  private static Inode read(Task task, int directory, String path, int flags) {
    long into = task.room(SIZE);
    Call statx = Call.of(Syscall.STATX, directory, task.text(path), flags, BASIC, into);
    task.require(path.isEmpty() ? statx : statx.noted(path));
    byte[] all = task.agent().peek(into, SIZE);
    return new Inode(
        Struct.quarter(all, 28),
        Struct.half(all, 16),
        Struct.half(all, 20),
        Struct.half(all, 24),
        Struct.word(all, 40),
        Struct.word(all, 48));
  }

  /** Octal, as ls(1) and the kernel's sources write it, with owner. */
  @Override
  public String toString() {
    return "mode %o, %d links, owner %d:%d, size %d, %d blocks"
        .formatted(mode, links, uid, gid, size, blocks);
  }
}
