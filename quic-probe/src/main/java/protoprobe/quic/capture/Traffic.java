// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import protoprobe.kit.capture.Pcapng;
import protoprobe.kit.capture.UdpPacket;

/** The datagrams that passed, and the keys to read them. Bounded. */
final class Traffic {
  private static final long MOST_OCTETS = 8L << 20;
  private static final int MOST_KEYS = 10_000;

  private static final String MADE_UP =
      "Recorded at our own sockets: headers of IP and UDP are made up around the datagrams.";

  private final List<Passed> passed = new ArrayList<>();
  private final Set<String> keys = new LinkedHashSet<>();
  private long octets;
  private long leftOut;

  private record Passed(Instant at, byte[] packet) {}

  void add(InetSocketAddress from, InetSocketAddress to, byte[] datagram, Instant at) {
    octets += datagram.length;
    if (octets > MOST_OCTETS) {
      leftOut++;
      return;
    }
    passed.add(new Passed(at, UdpPacket.of(from, to, datagram)));
  }

  void key(String line) {
    if (keys.size() < MOST_KEYS) {
      keys.add(line);
    }
  }

  boolean isEmpty() {
    return passed.isEmpty();
  }

  /** How many datagrams were not kept, because there were too many. */
  long leftOut() {
    return leftOut;
  }

  byte[] toBytes(Discretion discretion) {
    boolean open = discretion == Discretion.OPEN;
    Pcapng file =
        new Pcapng(MADE_UP + (open ? "" : " Our own address is not the real one; no keys."));
    if (open && !keys.isEmpty()) {
      file.secrets(String.join("\n", keys) + "\n");
    }
    passed.forEach(each -> file.packet(each.at(), each.packet()));
    return file.toBytes();
  }
}
