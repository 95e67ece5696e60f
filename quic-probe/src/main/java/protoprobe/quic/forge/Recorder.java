// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.net.InetSocketAddress;
import java.time.Instant;

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
   * A packet as it was before its protection, or after it was taken off.
   *
   * @param outgoing whether we sent it
   */
  default void packet(boolean outgoing, Packet packet, Instant at) {}

  /** What is no packet of ours: why a datagram was dropped, that the peer is silent. */
  default void note(String line, Instant at) {}
}
