// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import protoprobe.procmem.wire.Architecture;

/**
 * Code that does what the stack unwinder of a crash reporter does: from inside a handler of SIGSEGV
 * it reads sixteen octets at each address of a table through a memory file, then makes the page
 * accessible whose access was the fault, and returns. A listing of the same code in the assembler's
 * words stands beside each line.
 */
public final class Unwinder {
  /** Octets read at each address. */
  public static final int PIECE = 16;

  /** Octets of the table before its first line: an address, a result, what was read. */
  public static final int HEAD = 40;

  private static final int LINE = 32;
  private static final int RESTORER = 128;
  private static final int ACCESS = 192;
  private static final int CODE = 256;
  private static final long SA_RESTORER = 0x0400_0000;

  private final Mapping code;
  private final Mapping table;

  private Unwinder(Mapping code, Mapping table) {
    this.code = code;
    this.table = table;
  }

  /**
   * What came of one address.
   *
   * @param address the address
   * @param result what pread64(2) returned
   * @param octets what it brought
   */
  public record Line(long address, long result, byte[] octets) {}

  /**
   * Puts code and table into a task.
   *
   * @param mem the memory file that the handler reads
   * @param page the page whose access is to be the fault
   * @param addresses where to read
   */
  public static Unwinder in(OpenFile mem, Mapping page, List<Long> addresses) {
    Task task = mem.task();
    ByteBuffer lines = ByteBuffer.allocate(HEAD + addresses.size() * LINE);
    lines.order(ByteOrder.LITTLE_ENDIAN);
    lines.putLong(0); // how often the handler ran
    lines.putLong(mem.descriptor());
    lines.putLong(addresses.size());
    lines.putLong(page.address()).putLong(page.length());
    addresses.forEach(each -> lines.putLong(each).putLong(0).putLong(0).putLong(0));
    Mapping table = task.map(lines.capacity(), PROT_READ | PROT_WRITE);
    table.put(0, lines.array());
    return new Unwinder(task.code(code(task.agent().architecture(), table.address())), table);
  }

  /** What rt_sigaction(2) is to be given: handler, flags, restorer, mask. */
  public byte[] action() {
    return Struct.of(code.address(), SA_RESTORER, code.address() + RESTORER, 0);
  }

  /** Address of a function that reads one octet at its first argument. */
  public long access() {
    return code.address() + ACCESS;
  }

  /** Address of the table. */
  public long tableAddress() {
    return table.address();
  }

  /** How often the handler ran. */
  public long runs() {
    return Struct.word(table.get(0, Long.BYTES), 0);
  }

  /** What it read. */
  public List<Line> lines() {
    return lines(table.get(0, Math.toIntExact(table.length())));
  }

  /** What stands in the octets of a table. */
  private static List<Line> lines(byte[] octets) {
    return IntStream.range(0, (octets.length - HEAD) / LINE)
        .map(index -> HEAD + index * LINE)
        .mapToObj(
            at ->
                new Line(
                    Struct.word(octets, at),
                    Struct.word(octets, at + 8),
                    Arrays.copyOfRange(octets, at + 16, at + 16 + PIECE)))
        .toList();
  }

  private static byte[] code(Architecture architecture, long table) {
    ByteBuffer code = ByteBuffer.allocate(CODE).order(ByteOrder.LITTLE_ENDIAN);
    switch (architecture) {
      case X86_64 -> x86(code, table);
      case AARCH64 -> aarch64(code, table);
    }
    return code.array();
  }

  private static void x86(ByteBuffer code, long table) {
    hex(code, "53 4154 4155"); // push rbx; push r12; push r13
    hex(code, "48bb").putLong(table); // mov rbx, table
    hex(code, "48ff03"); // inc qword ptr [rbx]
    hex(code, "4c8b6310"); // mov r12, [rbx + 16]
    hex(code, "4c8d6b28"); // lea r13, [rbx + 40]
    hex(code, "4d85e4 7424"); // next: test r12, r12; jz done
    hex(code, "8b7b08"); // mov edi, [rbx + 8]
    hex(code, "498d7510"); // lea rsi, [r13 + 16]
    hex(code, "ba10000000"); // mov edx, 16
    hex(code, "4d8b5500"); // mov r10, [r13]
    hex(code, "b811000000 0f05"); // mov eax, 17: pread64; syscall
    hex(code, "49894508"); // mov [r13 + 8], rax
    hex(code, "4983c520 49ffcc ebd7"); // add r13, 32; dec r12; jmp next
    hex(code, "488b7b18 488b7320"); // done: mov rdi, [rbx + 24]; mov rsi, [rbx + 32]
    hex(code, "ba03000000 b80a000000 0f05"); // mov edx, 3; mov eax, 10: mprotect; syscall
    hex(code, "415d 415c 5b c3"); // pop r13; pop r12; pop rbx; ret
    code.position(RESTORER);
    hex(code, "b80f000000 0f05"); // mov eax, 15: rt_sigreturn; syscall
    code.position(ACCESS);
    hex(code, "8a07 c3"); // mov al, [rdi]; ret
  }

  private static void aarch64(ByteBuffer code, long table) {
    code.putInt(0xa9be53f3).putInt(0xf9000bf5); // stp x19, x20, [sp, #-32]!; str x21, [sp, #16]
    code.putInt(0x58000353); // ldr x19, the word at +112
    code.putInt(0xf9400260).putInt(0x91000400); // ldr x0, [x19]; add x0, x0, #1
    code.putInt(0xf9000260); // str x0, [x19]
    code.putInt(0xf9400a74).putInt(0x9100a275); // ldr x20, [x19, #16]; add x21, x19, #40
    code.putInt(0xb4000174); // next: cbz x20, done
    code.putInt(0xb9400a60).putInt(0x910042a1); // ldr w0, [x19, #8]; add x1, x21, #16
    code.putInt(0xd2800202).putInt(0xf94002a3); // mov x2, #16; ldr x3, [x21]
    code.putInt(0xd2800868).putInt(0xd4000001); // mov x8, #67: pread64; svc #0
    code.putInt(0xf90006a0).putInt(0x910082b5); // str x0, [x21, #8]; add x21, x21, #32
    code.putInt(0xd1000694).putInt(0x17fffff6); // sub x20, x20, #1; b next
    code.putInt(0xf9400e60).putInt(0xf9401261); // done: ldr x0, [x19, #24]; ldr x1, [x19, #32]
    code.putInt(0xd2800062).putInt(0xd2801c48); // mov x2, #3; mov x8, #226: mprotect
    code.putInt(0xd4000001).putInt(0xf9400bf5); // svc #0; ldr x21, [sp, #16]
    code.putInt(0xa8c253f3).putInt(0xd65f03c0); // ldp x19, x20, [sp], #32; ret
    code.putInt(0xd503201f).putLong(table); // nop; the word
    code.position(RESTORER);
    code.putInt(0xd2801168).putInt(0xd4000001); // mov x8, #139: rt_sigreturn; svc #0
    code.position(ACCESS);
    code.putInt(0x39400000).putInt(0xd65f03c0); // ldrb w0, [x0]; ret
  }

  private static ByteBuffer hex(ByteBuffer code, String octets) {
    return code.put(HexFormat.of().parseHex(octets.replace(" ", "")));
  }
}
