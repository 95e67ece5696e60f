// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.IOException;

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
