// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.IOException;
import java.time.Duration;

/** The way to an agent whose pipes end in this JVM. */
final class StreamLink implements Link {
  private final Transport transport;

  StreamLink(Transport transport) {
    this.transport = transport;
  }

  @Override
  public void send(byte[] octets) {
    try {
      transport.to().write(octets);
      transport.to().flush();
    } catch (IOException closed) {
      throw new AgentGone(transport.name() + ": takes no commands" + transport.lastWords(), closed);
    }
  }

  /** A pipe that ends in a JVM cannot be asked: reading from it waits. */
  @Override
  public boolean awaitReply(Duration limit) {
    throw new UnsupportedOperationException(
        transport.name() + ": the first agent is not to wait; use a child of it");
  }

  @Override
  public byte[] receive(int length) {
    try {
      byte[] octets = transport.from().readNBytes(length);
      if (octets.length == length) {
        return octets;
      }
      throw new AgentGone(
          "%s: expected a reply of %d octets, got %d and the end%s"
              .formatted(transport.name(), length, octets.length, transport.lastWords()));
    } catch (IOException closed) {
      throw new AgentGone(transport.name() + ": gives no reply" + transport.lastWords(), closed);
    }
  }
}
