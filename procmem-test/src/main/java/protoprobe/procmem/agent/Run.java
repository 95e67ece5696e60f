// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Commands, and octets between them, that are sent at once, and how much they bring back. */
final class Run {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private int replyLength;

  /** A command whose reply is one word. */
  Run add(Command command) {
    return add(command, 0);
  }

  /** A command that brings so many octets before the word of its reply. */
  Run add(Command command, int before) {
    octets.writeBytes(command.bytes());
    replyLength += before + Long.BYTES;
    return this;
  }

  /** Octets which the command before them reads. */
  Run data(byte[] data) {
    octets.writeBytes(data);
    return this;
  }

  byte[] bytes() {
    return octets.toByteArray();
  }

  int replyLength() {
    return replyLength;
  }

  static long word(byte[] octets, int at) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
  }
}
