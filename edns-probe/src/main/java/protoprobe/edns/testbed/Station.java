// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.edns.wire.Message;

/** The server of one zone at one address: what it knows, how it behaves, what it has been asked. */
final class Station {
  /** Queries kept; what comes later is answered but not remembered. */
  private static final int REMEMBERED = 65_536;

  private final InetSocketAddress address;
  private final Responder responder;
  private final Clock clock;
  private final List<Seen> seen = new ArrayList<>();
  private volatile Behaviour behaviour;

  Station(InetSocketAddress address, SignedZone zone, Behaviour behaviour, Clock clock) {
    this.address = address;
    this.responder = new Responder(zone);
    this.behaviour = behaviour;
    this.clock = clock;
  }

  InetSocketAddress address() {
    return address;
  }

  void behave(Behaviour other) {
    behaviour = other;
  }

  boolean listens(Seen.Transport transport) {
    return behaviour.listens(transport);
  }

  List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  /** What to send back for these octets, whatever they are. */
  List<byte[]> handle(byte[] octets, InetSocketAddress source, Seen.Transport transport) {
    Message query = Message.decode(octets);
    remember(new Seen(clock.instant(), source, transport, query));
    Optional<Outgoing> right = responder.respond(query);
    return right
        .map(reply -> behaviour.replies(new Behaviour.Arrived(query, transport), reply))
        .orElse(List.of());
  }

  private void remember(Seen query) {
    synchronized (seen) {
      if (seen.size() < REMEMBERED) {
        seen.add(query);
      }
    }
  }
}
