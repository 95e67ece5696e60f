// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import protoprobe.quic.tls.InitialKeys;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.Version;

/** Takes the protection off what arrives; what comes before its keys waits for them. */
final class Inbox {
  private static final int MOST_EARLY = 32;
  private static final int MOST_HEARD = 20_000;
  private static final long MOST_OCTETS = 8L << 20;

  private final Engine engine;
  private final List<Sealed> early = new ArrayList<>();
  private final List<Packet> heard = new ArrayList<>();
  private final Set<Integer> otherIds = new TreeSet<>();
  private Predicate<Packet> inspector = packet -> true;
  private long octets;

  Inbox(Engine engine) {
    this.engine = engine;
  }

  /** Packets that were taken, in order; the first of them. */
  List<Packet> heard() {
    return heard;
  }

  /** Decides whether a packet is taken; else it is as if lost. */
  void inspect(Predicate<Packet> decides) {
    inspector = decides;
  }

  /** Takes short header packets to ids of that length, too: a check has given out such. */
  void alsoReachedBy(int length) {
    otherIds.add(length);
  }

  /** Takes a datagram; what cannot be read is dropped. */
  void receive(byte[] datagram, Instant at) {
    List<Sealed> packets = Sealed.split(datagram, engine.localId().length);
    packets.forEach(arrived -> receive(arrived, at));
    boolean unread = packets.isEmpty() || packets.get(0).level() == Level.ONE_RTT;
    if (unread && engine.peerIds().isReset(datagram)) {
      engine.end(Closing.byReset(), at);
    }
  }

  private void receive(Sealed arrived, Instant at) {
    chooseVersion(arrived);
    if (!engine.keys().canReceive(arrived.level())) {
      if (early.size() < MOST_EARLY) {
        early.add(arrived);
      }
      return;
    }
    Optional<Packet> opened = open(arrived, engine.space(arrived.level()).largestReceived());
    if (opened.isEmpty()) {
      engine
          .recorder()
          .note("a packet at level %s cannot be opened".formatted(arrived.level()), at);
      return;
    }
    engine.recorder().packet(false, opened.get(), arrived.octets(), at);
    if (inspector.test(opened.get())) {
      take(opened.get(), at);
    }
    List<Sealed> waiting =
        early.stream().filter(each -> engine.keys().canReceive(each.level())).toList();
    early.removeAll(waiting);
    waiting.forEach(each -> receive(each, at));
  }

  private void take(Packet packet, Instant at) {
    octets += packet.payload().length;
    if (heard.size() < MOST_HEARD && octets < MOST_OCTETS) {
      heard.add(packet);
    }
    engine.intake().take(packet, at);
  }

  private Optional<Packet> open(Sealed arrived, long largest) {
    Optional<Packet> opened = engine.keys().open(arrived, largest);
    for (int length : otherIds) {
      if (opened.isEmpty() && arrived.level() == Level.ONE_RTT) {
        opened =
            Sealed.split(arrived.octets(), length).stream()
                .findFirst()
                .flatMap(other -> engine.keys().open(other, largest));
      }
    }
    return opened;
  }

  /** A server may answer in another version (RFC 9368 section 2.3). */
  private void chooseVersion(Sealed arrived) {
    Optional<Version> other =
        Version.of(arrived.header().version()).filter(each -> each != engine.version());
    boolean first = engine.isClient() && arrived.level() == Level.INITIAL && heard.isEmpty();
    if (first && other.isPresent()) {
      InitialKeys keysOfOther = InitialKeys.of(other.get(), engine.initialDestination());
      if (arrived.open(keysOfOther.server(), -1).isPresent()) {
        engine.upgrade(other.get());
      }
    }
  }
}
