// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import protoprobe.procmem.wire.Architecture;

/**
 * The moment when an agent executes an agent. After a success the new one waits for its nonce,
 * after a failure the old one says the error and waits for a command: so the nonce is sent that is
 * the beginning of a harmless command, and what comes back tells which of them took it.
 */
final class Succession {
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};
  private static final int HEADER = 64;

  private final Link link;
  private final Call execve;
  private final byte[] nonce;

  Succession(Link link, Call execve) {
    this.link = link;
    this.execve = execve;
    this.nonce = Arrays.copyOf(Command.scratch().bytes(), Nonce.LENGTH);
    ByteBuffer.wrap(nonce)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(Long.BYTES, new SecureRandom().nextLong());
  }

  /** 0 if the new agent is there, else the error. */
  long result(Architecture architecture) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(execve.command(architecture).bytes());
    octets.writeBytes(nonce);
    byte[] first = link.exchange(octets.toByteArray(), Long.BYTES);
    if (!Arrays.equals(first, ELF)) {
      link.exchange(new byte[Command.SIZE - Nonce.LENGTH], Long.BYTES);
      return Run.word(first, 0);
    }
    byte[] rest = link.receive(HEADER - ELF.length + Nonce.LENGTH);
    for (int i = 0; i < Nonce.LENGTH; i++) {
      if (rest[HEADER - ELF.length + i] != (byte) ~nonce[i]) {
        throw new AgentGone(execve + ": expected the agent's answer, got something else");
      }
    }
    return 0;
  }
}
