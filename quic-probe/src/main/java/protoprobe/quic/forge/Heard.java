// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.List;
import java.util.Optional;
import protoprobe.quic.tls.ClientHello;
import protoprobe.quic.tls.ExtensionType;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireFault;

/**
 * A packet that a scripted server received.
 *
 * @param packet without its protection
 * @param datagram octets of the datagram that it came in
 * @param hello the client's, once it was complete
 * @param confirmed whether the handshake was confirmed before
 * @param before packets of this connection that came before
 * @param connection which one of this server's it is, from 1
 */
public record Heard(
    Packet packet,
    int datagram,
    Optional<ClientHello> hello,
    boolean confirmed,
    List<Packet> before,
    int connection) {
  /** Its level. */
  public Level level() {
    return packet.level();
  }

  /** Its frames; none if they cannot be read. */
  public List<Frame> frames() {
    try {
      return packet.frames();
    } catch (WireFault broken) {
      return List.of();
    }
  }

  /** Whether its frames cannot be read. */
  public boolean isBroken() {
    try {
      packet.frames();
      return false;
    } catch (WireFault broken) {
      return true;
    }
  }

  /** Whether it has a frame of that kind. */
  public boolean has(Class<? extends Frame> kind) {
    return frames().stream().anyMatch(kind::isInstance);
  }

  /** The client's transport parameters. */
  public TransportParameters parameters() {
    return hello
        .flatMap(each -> each.extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS))
        .map(TransportParameters::decode)
        .orElse(TransportParameters.NONE);
  }
}
