// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireWriter;

/** Asks a server which versions it speaks, by one that nobody speaks (RFC 9000 section 6). */
final class VersionProbe {
  /** Reserved for this purpose (RFC 9000 section 15). */
  private static final int NOBODYS = 0x1a2a3a4a;

  private static final int DATAGRAM = 1200;
  private static final int ID = 8;
  private static final int PATIENCE_MILLIS = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private VersionProbe() {}

  /** Its Version Negotiation packet; empty if none comes within 200 ms. */
  static Optional<VersionNegotiation> ask(InetSocketAddress server) {
    LongHeader header =
        new LongHeader(LongHeader.FORM | LongHeader.FIXED, NOBODYS, random(), random());
    WireWriter writer = new WireWriter();
    header.write(writer);
    byte[] question = Arrays.copyOf(writer.toBytes(), DATAGRAM);
    DatagramPacket answer = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.send(new DatagramPacket(question, question.length));
      socket.receive(answer);
      return read(Arrays.copyOf(answer.getData(), answer.getLength()), header.source());
    } catch (IOException silentOrUnreachable) {
      return Optional.empty();
    }
  }

  private static Optional<VersionNegotiation> read(byte[] datagram, byte[] us) {
    try {
      return Optional.of(VersionNegotiation.decode(datagram))
          .filter(packet -> Arrays.equals(packet.header().destination(), us));
    } catch (WireFault somethingElse) {
      return Optional.empty();
    }
  }

  private static byte[] random() {
    byte[] id = new byte[ID];
    RANDOM.nextBytes(id);
    return id;
  }
}
