// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.net.InetSocketAddress;
import java.time.Instant;
import protoprobe.quic.tls.TlsEvent;

/** Told of everything that passes a socket of the forge, as it passes. */
public interface Recorder {
  /** Hears nothing. */
  Recorder NONE = new Recorder() {};

  /** A datagram that was sent. */
  default void sent(
      InetSocketAddress local, InetSocketAddress remote, byte[] datagram, Instant at) {}

  /** A datagram that was received. */
  default void received(
      InetSocketAddress local, InetSocketAddress remote, byte[] datagram, Instant at) {}

  /** A secret, as a line for Wireshark. */
  default void key(String line) {}

  /**
   * A connection begins.
   *
   * @param client whether we are the client
   * @param first the connection id that the client first sent to
   * @return who is told of it from now on
   */
  default Recorder connection(boolean client, byte[] first) {
    return this;
  }

  /**
   * A packet as it was before its protection, or after it was taken off: of ours before it is sent,
   * which it may be never, changed or twice; of the peer's after its datagram was received.
   *
   * @param outgoing whether it is ours
   * @param octets with its protection, as in a datagram
   */
  default void packet(boolean outgoing, Packet packet, byte[] octets, Instant at) {
    packet(outgoing, packet, at);
  }

  /**
   * A packet as it was before its protection, or after it was taken off.
   *
   * @param outgoing whether we sent it
   */
  default void packet(boolean outgoing, Packet packet, Instant at) {}

  /** Our transport parameters, as octets of the extension. */
  default void parameters(byte[] octets, Instant at) {}

  /** What the handshake tells its connection. */
  default void handshake(TlsEvent event, Instant at) {}

  /** The peer ended the connection. */
  default void closed(Closing closing, Instant at) {}

  /** What is no packet of ours: why a datagram was dropped, that the peer is silent. */
  default void note(String line, Instant at) {}
}
