// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.O_RDWR;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.util.Arrays;
import protoprobe.kit.check.Unsupported;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * A task with its memory file open, and pages that tell themselves apart: every octet of the first
 * is 1, of the second 2.
 *
 * @param task who looks at itself
 * @param memory the pages
 * @param mem the task's memory file
 * @param page the size of a page
 */
public record Specimen(Task task, Mapping memory, OpenFile mem, int page) implements AutoCloseable {
  /** To be read. */
  public static Specimen readable(Machine machine, int pages) {
    return of(machine.spawn(), pages, O_RDONLY);
  }

  /**
   * To be written.
   *
   * @throws Unsupported if memory files cannot be written at all there
   */
  public static Specimen writable(Machine machine, int pages) {
    Specimen specimen = of(machine.spawn(), pages, O_RDWR);
    Returned written = specimen.mem.pwrite(specimen.memory.address(), (byte) 1);
    if (!written.ok()) {
      specimen.close();
      throw new Unsupported("a memory file to be written, ordinary page: " + written);
    }
    return specimen;
  }

  private static Specimen of(Task task, int pages, int flags) {
    try {
      int page = task.pageSize();
      Mapping memory = task.map((long) pages * page, PROT_READ | PROT_WRITE);
      for (int i = 0; i < pages; i++) {
        memory.put((long) i * page, filled(page, i + 1));
      }
      return new Specimen(task, memory, task.mem(task, flags), page);
    } catch (RuntimeException failure) {
      task.close();
      throw failure;
    }
  }

  private static byte[] filled(int length, int value) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, (byte) value);
    return octets;
  }

  /** Address of a page, the first is 0. */
  public long at(int index) {
    return memory.address() + (long) index * page;
  }

  /** What stands from an octet of the pages on, as it was at first. */
  public byte[] original(int offset, int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = (byte) ((offset + i) / page + 1);
    }
    return octets;
  }

  /** Takes a page away. */
  public void hole(int index) {
    memory.unmap((long) index * page, page).value();
  }

  /** Changes a page's protection. */
  public void protect(int index, int protection) {
    task.call(Syscall.MPROTECT, at(index), page, protection).value();
  }

  /** A whole page's octets as the task itself sees them. */
  public byte[] seen(int index) {
    return memory.get((long) index * page, page);
  }

  /** The task ends, and all it has with it. */
  @Override
  public void close() {
    task.close();
  }
}
