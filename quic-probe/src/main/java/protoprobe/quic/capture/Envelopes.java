// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.forge.Packet;

/**
 * Which packet is in which datagram: known from its octets, since a check may seal packets that it
 * changes, joins or never sends. Bounded.
 */
final class Envelopes {
  private static final int MOST_SEALED = 256;

  /** Packets that wait for keys are opened later than their datagram came. */
  private static final int MOST_ARRIVED = 64;

  private final Deque<Envelope> sealed = new ArrayDeque<>();
  private final Deque<Arrived> arrived = new ArrayDeque<>();

  /** A packet of ours with its protection. */
  record Envelope(Flow flow, Packet packet, byte[] octets) {}

  /** A datagram of the peer's. */
  record Arrived(long number, byte[] datagram) {}

  /**
   * A datagram of ours taken apart.
   *
   * @param rest what is behind the last packet that is known
   */
  record Opened(List<Envelope> packets, byte[] rest) {}

  void sealed(Flow flow, Packet packet, byte[] octets) {
    sealed.addFirst(new Envelope(flow, packet, octets));
    if (sealed.size() > MOST_SEALED) {
      sealed.removeLast();
    }
  }

  /** The packets in a datagram of ours; one may be sent again as it is. */
  Opened take(byte[] datagram) {
    List<Envelope> packets = new ArrayList<>();
    int at = 0;
    for (Optional<Envelope> next = takeAt(datagram, at);
        next.isPresent();
        next = takeAt(datagram, at)) {
      packets.add(next.get());
      at += next.get().octets().length;
    }
    return new Opened(packets, Arrays.copyOfRange(datagram, at, datagram.length));
  }

  private Optional<Envelope> takeAt(byte[] datagram, int at) {
    return sealed.stream().filter(each -> isAt(each.octets(), datagram, at)).findFirst();
  }

  private static boolean isAt(byte[] packet, byte[] datagram, int at) {
    return packet.length <= datagram.length - at
        && Arrays.equals(packet, 0, packet.length, datagram, at, at + packet.length);
  }

  void arrived(long number, byte[] datagram) {
    arrived.addFirst(new Arrived(number, datagram));
    if (arrived.size() > MOST_ARRIVED) {
      arrived.removeLast();
    }
  }

  /** The latest datagram with that packet in it. */
  Optional<Arrived> find(byte[] packet) {
    return arrived.stream().filter(each -> contains(each.datagram(), packet)).findFirst();
  }

  private static boolean contains(byte[] datagram, byte[] packet) {
    for (int at = 0; at <= datagram.length - packet.length; at++) {
      if (isAt(packet, datagram, at)) {
        return true;
      }
    }
    return false;
  }
}
