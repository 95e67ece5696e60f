// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

/**
 * The agent's machine code for aarch64, an instruction a line. The source with its comments is
 * {@code src/main/asm/agent-aarch64.s}; a test assembles that and compares.
 */
final class Aarch64Agent {
  /** Where the code that reads exactly so many octets begins. */
  static final int READ_ALL = 0x140;

  /** Where the code that writes exactly so many octets begins. */
  static final int WRITE_ALL = 0x148;

  static final String LISTING =
      """
      # _start:
      13 00 80 52  # mov w19, #0x0
      34 00 80 52  # mov w20, #0x1
      15 08 80 d2  # mov x21, #0x40
      35 08 a0 f2  # movk x21, #0x41, lsl #16
      e0 03 13 2a  # mov w0, w19
      e1 03 15 aa  # mov x1, x21
      02 02 80 d2  # mov x2, #0x10
      49 00 00 94  # bl read_all
      1f 40 00 f1  # cmp x0, #0x10
      21 03 00 54  # b.ne end
      a0 06 40 a9  # ldp x0, x1, [x21]
      e0 03 20 aa  # mvn x0, x0
      e1 03 21 aa  # mvn x1, x1
      a0 06 00 a9  # stp x0, x1, [x21]
      e0 03 14 2a  # mov w0, w20
      a1 02 01 d1  # sub x1, x21, #0x40
      02 0a 80 d2  # mov x2, #0x50
      41 00 00 94  # bl write_all
      1f 40 01 f1  # cmp x0, #0x50
      e1 01 00 54  # b.ne end
      # next:
      e0 03 13 2a  # mov w0, w19
      e1 03 15 aa  # mov x1, x21
      02 08 80 d2  # mov x2, #0x40
      39 00 00 94  # bl read_all
      1f 00 01 f1  # cmp x0, #0x40
      21 01 00 54  # b.ne end
      a9 02 40 f9  # ldr x9, [x21]
      c9 01 00 b4  # cbz x9, system_call
      3f 09 00 f1  # cmp x9, #0x2
      23 03 00 54  # b.cc scratch
      60 03 00 54  # b.eq pipes
      3f 11 00 f1  # cmp x9, #0x4
      a3 03 00 54  # b.cc clone
      20 05 00 54  # b.eq call
      # end:
      00 00 80 d2  # mov x0, #0x0
      c8 0b 80 d2  # mov x8, #0x5e
      01 00 00 d4  # svc #0x0
      00 00 80 d2  # mov x0, #0x0
      a8 0b 80 d2  # mov x8, #0x5d
      01 00 00 d4  # svc #0x0
      00 00 20 d4  # brk #0x0
      # system_call:
      a8 82 40 a9  # ldp x8, x0, [x21, #8]
      a1 8a 41 a9  # ldp x1, x2, [x21, #24]
      a3 92 42 a9  # ldp x3, x4, [x21, #40]
      a5 1e 40 f9  # ldr x5, [x21, #56]
      01 00 00 d4  # svc #0x0
      # reply:
      a0 02 00 f9  # str x0, [x21]
      e0 03 14 2a  # mov w0, w20
      e1 03 15 aa  # mov x1, x21
      02 01 80 d2  # mov x2, #0x8
      20 00 00 94  # bl write_all
      1f 20 00 f1  # cmp x0, #0x8
      00 fc ff 54  # b.eq next
      ed ff ff 17  # b end
      # scratch:
      00 00 82 d2  # mov x0, #0x1000
      20 08 a0 f2  # movk x0, #0x41, lsl #16
      f6 ff ff 17  # b reply
      # pipes:
      b3 0a 40 b9  # ldr w19, [x21, #8]
      b4 12 40 b9  # ldr w20, [x21, #16]
      00 00 80 d2  # mov x0, #0x0
      f2 ff ff 17  # b reply
      # clone:
      a0 86 40 a9  # ldp x0, x1, [x21, #8]
      a9 aa 41 a9  # ldp x9, x10, [x21, #24]
      ab 8a 42 a9  # ldp x11, x2, [x21, #40]
      03 00 80 d2  # mov x3, #0x0
      a4 1e 40 f9  # ldr x4, [x21, #56]
      88 1b 80 d2  # mov x8, #0xdc
      01 00 00 d4  # svc #0x0
      40 fd ff b5  # cbnz x0, reply
      f3 03 0a 2a  # mov w19, w10
      f4 03 0b 2a  # mov w20, w11
      3f 01 00 f1  # cmp x9, #0x0
      b5 02 89 9a  # csel x21, x21, x9, eq
      e5 ff ff 17  # b reply
      # call:
      a9 82 40 a9  # ldp x9, x0, [x21, #8]
      a1 8a 41 a9  # ldp x1, x2, [x21, #24]
      a3 92 42 a9  # ldp x3, x4, [x21, #40]
      a5 1e 40 f9  # ldr x5, [x21, #56]
      20 01 3f d6  # blr x9
      df ff ff 17  # b reply
      # read_all:
      e8 07 80 d2  # mov x8, #0x3f
      02 00 00 14  # b transfer
      # write_all:
      08 08 80 d2  # mov x8, #0x40
      # transfer:
      e9 03 00 2a  # mov w9, w0
      ea 03 02 aa  # mov x10, x2
      # again:
      42 01 00 b4  # cbz x2, done
      e0 03 09 2a  # mov w0, w9
      01 00 00 d4  # svc #0x0
      1f 10 00 b1  # cmn x0, #0x4
      80 ff ff 54  # b.eq again
      1f 00 00 f1  # cmp x0, #0x0
      8d 00 00 54  # b.le done
      21 00 00 8b  # add x1, x1, x0
      42 00 00 cb  # sub x2, x2, x0
      f7 ff ff 17  # b again
      # done:
      40 01 02 cb  # sub x0, x10, x2
      c0 03 5f d6  # ret
      """;

  private Aarch64Agent() {}
}
