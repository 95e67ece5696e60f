// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import protoprobe.procmem.wire.Architecture;

/**
 * The agent as an executable: an ELF header, three program headers, the code. No sections, no
 * symbols, no interpreter. Fields as in elf(5), little-endian.
 */
public final class AgentFile {
  /** Where the file is mapped, read-only and executable. A multiple of every page size. */
  static final long BASE = 0x40_0000L;

  /** Where the writable memory begins, 64 KiB higher: the largest page of aarch64. */
  static final long DATA = 0x41_0000L;

  /** The command buffer of the first agent; BUFFER in the sources. */
  static final long BUFFER = DATA + 0x40;

  /** Memory for the driver's use; SCRATCH in the sources. */
  static final long SCRATCH = DATA + 0x1000;

  /** Its size in octets. */
  static final int SCRATCH_SIZE = 0x1_0000;

  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int CODE = HEADER + 3 * PROGRAM_HEADER;

  private final Architecture architecture;
  private final byte[] code;

  private AgentFile(Architecture architecture) {
    this.architecture = architecture;
    this.code =
        Listing.bytes(
            switch (architecture) {
              case X86_64 -> X86Agent.LISTING;
              case AARCH64 -> Aarch64Agent.LISTING;
            });
  }

  /** The agent for this architecture. */
  public static AgentFile of(Architecture architecture) {
    return new AgentFile(architecture);
  }

  /** The architecture it is for. */
  public Architecture architecture() {
    return architecture;
  }

  /** The machine code alone. */
  byte[] code() {
    return code.clone();
  }

  /** Where the first instruction lies in memory. */
  long entry() {
    return BASE + CODE;
  }

  /** Address of the routine (descriptor, address, length) that reads exactly so much. */
  long readAll() {
    return entry()
        + switch (architecture) {
          case X86_64 -> X86Agent.READ_ALL;
          case AARCH64 -> Aarch64Agent.READ_ALL;
        };
  }

  /** Address of the routine (descriptor, address, length) that writes exactly so much. */
  long writeAll() {
    return entry()
        + switch (architecture) {
          case X86_64 -> X86Agent.WRITE_ALL;
          case AARCH64 -> Aarch64Agent.WRITE_ALL;
        };
  }

  /** The whole file. */
  public byte[] bytes() {
    ByteBuffer file = ByteBuffer.allocate(CODE + code.length).order(ByteOrder.LITTLE_ENDIAN);
    header(file);
    long whole = CODE + code.length;
    load(file, 5, BASE, whole, whole); // PF_R | PF_X
    // Some loaders refuse a segment that is nowhere in the file: the ELF header stands in for it.
    load(file, 6, DATA, HEADER, SCRATCH + SCRATCH_SIZE - DATA); // PF_R | PF_W
    stack(file);
    return file.put(code).array();
  }

  private void header(ByteBuffer file) {
    file.put((byte) 0x7f).put((byte) 'E').put((byte) 'L').put((byte) 'F'); // EI_MAG0 .. EI_MAG3
    file.put((byte) 2); // EI_CLASS: ELFCLASS64
    file.put((byte) 1); // EI_DATA: ELFDATA2LSB
    file.put((byte) 1); // EI_VERSION: EV_CURRENT
    file.put((byte) 0); // EI_OSABI: ELFOSABI_SYSV
    file.putLong(0); // EI_ABIVERSION and padding
    file.putShort((short) 2); // e_type: ET_EXEC, so that addresses are known
    file.putShort((short) architecture.elfMachine()); // e_machine
    file.putInt(1); // e_version: EV_CURRENT
    file.putLong(entry()); // e_entry
    file.putLong(HEADER); // e_phoff
    file.putLong(0); // e_shoff: no sections
    file.putInt(0); // e_flags: none is defined for either architecture
    file.putShort((short) HEADER); // e_ehsize
    file.putShort((short) PROGRAM_HEADER); // e_phentsize
    file.putShort((short) 3); // e_phnum
    file.putShort((short) 64); // e_shentsize
    file.putShort((short) 0); // e_shnum
    file.putShort((short) 0); // e_shstrndx: SHN_UNDEF
  }

  private static void load(ByteBuffer file, int flags, long address, long inFile, long inMemory) {
    file.putInt(1); // p_type: PT_LOAD
    file.putInt(flags); // p_flags
    file.putLong(0); // p_offset
    file.putLong(address); // p_vaddr
    file.putLong(address); // p_paddr: not used
    file.putLong(inFile); // p_filesz
    file.putLong(inMemory); // p_memsz: what the file lacks is zeroes
    file.putLong(0x1_0000); // p_align: the largest page
  }

  private static void stack(ByteBuffer file) {
    file.putInt(0x6474_e551); // p_type: PT_GNU_STACK, without which stacks would be executable
    file.putInt(6); // p_flags: PF_R | PF_W
    file.putLong(0).putLong(0).putLong(0).putLong(0).putLong(0); // p_offset .. p_memsz: not used
    file.putLong(16); // p_align
  }
}
