// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import protoprobe.procmem.wire.Syscall;

/**
 * The way to an agent whose pipes end in another agent: that one takes the octets from its own pipe
 * into its memory and writes them on, and the other way round. All steps are sent at once, so that
 * a relayed exchange waits no more often than a direct one.
 */
final class RelayLink implements Link {
  private static final short POLLIN = 1;

  private final Agent relay;
  private final Pipe pipe;

  /**
   * @param relay the agent in between
   * @param pipe its descriptors
   */
  RelayLink(Agent relay, Pipe pipe) {
    this.relay = relay;
    this.pipe = pipe;
  }

  /**
   * The relay's ends.
   *
   * @param commands descriptor on which the other agent's commands are written
   * @param replies descriptor on which its replies are read
   */
  record Pipe(int commands, int replies) {}

  @Override
  public void send(byte[] octets) {
    whole(relay.run(sending(new Run(), octets)), octets.length);
  }

  @Override
  public boolean awaitReply(Duration limit) {
    ByteBuffer octets = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    octets.putInt(pipe.replies()).putShort(POLLIN).putShort((short) 0); // struct pollfd
    octets.putLong(limit.toSeconds()).putLong(limit.toNanosPart()); // struct timespec
    long address = relay.relayBuffer();
    relay.poke(address, octets.array());
    Call call = Call.of(Syscall.PPOLL, address, 1, address + Long.BYTES, 0, 0);
    return relay.call(call.noted("waiting for a child's reply")).value() == 1;
  }

  @Override
  public byte[] receive(int length) {
    return tail(relay.run(receiving(new Run(), length)), length);
  }

  @Override
  public byte[] exchange(byte[] octets, int length) {
    byte[] reply = relay.run(receiving(sending(new Run(), octets), length));
    whole(reply, octets.length);
    return tail(reply, length);
  }

  private Run sending(Run run, byte[] octets) {
    return relay
        .poke(run, relay.relayBuffer(), octets)
        .add(relay.writeAll(pipe.commands(), relay.relayBuffer(), octets.length));
  }

  private Run receiving(Run run, int length) {
    run.add(relay.readAll(pipe.replies(), relay.relayBuffer(), length));
    return relay.peek(run, relay.relayBuffer(), length);
  }

  /** The replies to {@link #sending}: two words, how much was taken and how much was passed on. */
  private void whole(byte[] reply, int length) {
    long passed = Run.word(reply, Long.BYTES);
    if (passed != length) {
      throw new AgentGone(
          "agent behind %s: expected to take %d octets, took %d"
              .formatted(relay.name(), length, passed));
    }
  }

  /** The replies to {@link #receiving}: a word, the octets, a word. */
  private byte[] tail(byte[] reply, int length) {
    int start = reply.length - length - 2 * Long.BYTES;
    long came = Run.word(reply, start);
    if (came != length) {
      throw new AgentGone(
          "agent behind %s: expected a reply of %d octets, got %d and the end"
              .formatted(relay.name(), length, came));
    }
    return Arrays.copyOfRange(reply, start + Long.BYTES, start + Long.BYTES + length);
  }
}
