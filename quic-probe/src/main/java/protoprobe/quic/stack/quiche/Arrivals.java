// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.nio.ByteBuffer;
import java.util.List;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;

/** The datagrams of a visit, counted; and what they tell that quiche does not. */
final class Arrivals {
  private static final int LONGEST_NEGOTIATION = 1_500;

  private long sent;
  private long received;
  private long octetsSent;
  private long octetsReceived;
  private boolean retried;
  private List<Integer> versions = List.of();

  void sent(int octets) {
    sent++;
    octetsSent += octets;
  }

  /**
   * @param datagram from its beginning to its limit
   */
  void received(ByteBuffer datagram) {
    received++;
    octetsReceived += datagram.remaining();
    byte[] beginning = new byte[Math.min(datagram.remaining(), LONGEST_NEGOTIATION)];
    datagram.get(0, beginning);
    if (beginning.length > 5 && LongHeader.begins(beginning)) {
      look(beginning);
    }
  }

  private void look(byte[] datagram) {
    int version = ByteBuffer.wrap(datagram).getInt(1);
    if (version == Version.V1.number()) {
      retried |= Version.V1.type(datagram[0] >> 4 & 3) == LongType.RETRY;
    } else if (version == 0 && versions.isEmpty()) {
      try {
        versions = VersionNegotiation.decode(datagram).versions();
      } catch (WireFault garbled) {
        return; // quiche will not follow it either
      }
    }
  }

  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

  long octetsSent() {
    return octetsSent;
  }

  long octetsReceived() {
    return octetsReceived;
  }

  /** Whether a Retry packet came. */
  boolean isRetried() {
    return retried;
  }

  /** What the first Version Negotiation packet offered; empty if none came. */
  List<Integer> versions() {
    return versions;
  }
}
