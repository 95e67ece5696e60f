// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import protoprobe.procmem.wire.Architecture;

/** Machine code of signal handlers. */
final class Handlers {
  /** Where in the code the return from a handler is. */
  static final int RESTORER = 64;

  private Handlers() {}

  /** A function that stores its first argument, 32 bits, at an address. */
  static byte[] storing(Architecture architecture, long address) {
    ByteBuffer code = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    return switch (architecture) {
      case X86_64 -> {
        code.put((byte) 0x48).put((byte) 0xb8).putLong(address); // mov rax, address
        code.put((byte) 0x89).put((byte) 0x38); // mov [rax], edi
        code.put((byte) 0xc3); // ret
        code.position(RESTORER);
        code.put((byte) 0xb8).putInt(15); // mov eax, 15: rt_sigreturn
        code.put((byte) 0x0f).put((byte) 0x05); // syscall
        yield code.array();
      }
      case AARCH64 -> {
        code.putInt(0x5800_0089); // ldr x9, the eight octets at +16
        code.putInt(0xb900_0120); // str w0, [x9]
        code.putInt(0xd65f_03c0); // ret
        code.putInt(0xd503_201f); // nop
        code.putLong(address);
        code.position(RESTORER);
        code.putInt(0xd280_1168); // mov x8, #139: rt_sigreturn
        code.putInt(0xd400_0001); // svc #0
        yield code.array();
      }
    };
  }
}
