// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import protoprobe.kit.check.Inconclusive;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * A mapping of a task's own memory.
 *
 * @param task whose it is
 * @param address its beginning
 * @param length in octets
 */
public record Mapping(Task task, long address, long length) implements AutoCloseable {
  /** Writes into it by the task itself; it must be writable. */
  public Mapping put(long offset, byte... octets) {
    within(offset, octets.length);
    task.agent().poke(address + offset, octets);
    return this;
  }

  /** Reads from it by the task itself; it must be readable. */
  public byte[] get(long offset, int count) {
    within(offset, count);
    return task.agent().peek(address + offset, count);
  }

  /** Changes its protection, PROT_ of {@link protoprobe.procmem.wire.Flags}. */
  public Mapping protect(int protection) {
    task.call(Syscall.MPROTECT, address, length, protection).value();
    return this;
  }

  /**
   * Makes sure that the kernel says so of its protection, as in /proc/PID/maps: {@code ---p}.
   *
   * @throws Inconclusive if it says something else
   */
  public Mapping requireProtection(String text) {
    String says = Region.at(task, address).map(Region::protection).orElse("no mapping");
    if (!says.equals(text)) {
      throw new Inconclusive("/proc/PID/maps: expected a mapping %s, got %s".formatted(text, says));
    }
    return this;
  }

  /** Takes a part away, so that a hole is there. */
  public Returned unmap(long offset, long count) {
    within(offset, count);
    return task.call(Syscall.MUNMAP, address + offset, count);
  }

  /** Takes it away. */
  @Override
  public void close() {
    task.call(Syscall.MUNMAP, address, length).value();
  }

  private void within(long offset, long count) {
    if (offset < 0 || count < 0 || offset + count > length) {
      throw new IllegalArgumentException(
          "mapping of %d octets: expected a part of it, got %d octets at %d"
              .formatted(length, count, offset));
    }
  }
}
