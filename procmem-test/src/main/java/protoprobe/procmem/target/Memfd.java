// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import protoprobe.procmem.wire.Syscall;

/**
 * A file of a task's own that lies in memory: memfd_create(2).
 *
 * @param task whose it is
 * @param descriptor its number
 */
public record Memfd(Task task, int descriptor) {
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_ALLOW_SEALING = 2;

  /** A new one, of so many zeroes. */
  public static Memfd of(Task task, long length) {
    long made =
        task.require(Syscall.MEMFD_CREATE, task.text("probe"), MFD_CLOEXEC | MFD_ALLOW_SEALING);
    Memfd file = new Memfd(task, Math.toIntExact(made));
    task.require(Syscall.FTRUNCATE, file.descriptor, length);
    return file;
  }

  /** As an open file. */
  public OpenFile file() {
    return new OpenFile(task, descriptor);
  }

  /** The path that leads to it. */
  public String path() {
    return "/proc/self/fd/" + descriptor;
  }

  /**
   * Maps it.
   *
   * @return the address
   */
  public long map(long length, int protection, int flags) {
    return task.require(Syscall.MMAP, 0, length, protection, flags, descriptor, 0);
  }
}
