// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * An open file description as one task sees it. Addresses of a memory file are positions: unsigned
 * 64-bit numbers.
 *
 * @param task who has it open
 * @param descriptor its number
 */
public record OpenFile(Task task, int descriptor) implements AutoCloseable {
  /** Reads at the present position. */
  public Transfer read(int count) {
    long into = task.scratch().room(count);
    return transfer(task.call(Syscall.READ, descriptor, into, count), into);
  }

  /** Reads at that position. */
  public Transfer pread(long position, int count) {
    long into = task.scratch().room(count);
    return transfer(task.call(Syscall.PREAD64, descriptor, into, count, position), into);
  }

  /** Writes at the present position. */
  public Returned write(byte... octets) {
    return task.call(Syscall.WRITE, descriptor, task.scratch().put(octets), octets.length);
  }

  /** Writes at that position. */
  public Returned pwrite(long position, byte... octets) {
    long from = task.scratch().put(octets);
    return task.call(Syscall.PWRITE64, descriptor, from, octets.length, position);
  }

  /** Moves the position. */
  public Returned lseek(long offset, int whence) {
    return task.call(Syscall.LSEEK, descriptor, offset, whence);
  }

  @Override
  public void close() {
    task.close(descriptor);
  }

  private Transfer transfer(Returned returned, long from) {
    int count = returned.ok() ? Math.toIntExact(returned.raw()) : 0;
    return new Transfer(returned, task.agent().peek(from, count));
  }
}
