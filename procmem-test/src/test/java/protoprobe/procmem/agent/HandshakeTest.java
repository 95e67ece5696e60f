// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import protoprobe.kit.fault.Refused;
import protoprobe.procmem.wire.Architecture;

class HandshakeTest {
  @Test
  void anEchoIsATerminal() {
    assertRefused(sent -> sent, "comes back as an echo", "terminal", "docker exec -i");
  }

  @Test
  void anEchoBehindOtherWordsIsATerminal() {
    assertRefused(sent -> concat("$ ".getBytes(StandardCharsets.UTF_8), sent), "echo");
  }

  @Test
  void nobodyAtAll() {
    assertRefused(
        sent -> "no such container\n".getBytes(StandardCharsets.UTF_8),
        "ended before an agent answered",
        "its last words",
        "output: no such container");
  }

  @Test
  void hostileWordsAreEscaped() {
    assertRefused(sent -> "\u001b[2J".getBytes(StandardCharsets.UTF_8), "\\x1b[2J");
  }

  @Test
  void endlessWordsAreBounded() {
    assertRefused(sent -> new byte[1 << 20], "got 65536 octets of something else");
  }

  @Test
  void anAnswerWithoutTheHeader() {
    assertRefused(HandshakeTest::complement, "ELF header: expected 64 octets");
  }

  @Test
  void anUnknownMachine() {
    byte[] header = AgentFile.of(Architecture.X86_64).bytes();
    header[18] = 8; // EM_MIPS
    assertRefused(
        sent -> concat(java.util.Arrays.copyOf(header, 64), complement(sent)),
        "unknown ELF machine 8");
  }

  /** The header and the nonce are right; then nothing more comes. */
  @Test
  void anAgentThatDiesAtOnce() {
    byte[] header = AgentFile.of(Architecture.X86_64).bytes();
    assertRefused(
        sent -> concat(java.util.Arrays.copyOf(header, 64), complement(sent)),
        "expected a reply of 8 octets, got 0 and the end");
  }

  private static void assertRefused(Function<byte[], byte[]> peer, String... fragments) {
    assertThatThrownBy(() -> Handshake.greet(new ScriptedTransport(peer), Host.PATIENCE))
        .as("no agent is there")
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("peer: ")
        .hasMessageContainingAll(fragments);
  }

  private static byte[] complement(byte[] octets) {
    byte[] other = octets.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] = (byte) ~other[i];
    }
    return other;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
