// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.DatagramPacket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** What can be told from datagrams alone. */
final class Arrivals implements HeldSocket.Watcher {
  /** What kwik 0.10.9 keeps for each datagram, however short, in a queue without bound. */
  private static final int BUFFER = 1_500;

  /** Handshake, header fields and repetitions. */
  private static final long BESIDES = 8 << 20;

  private final Version version;
  private final long most;
  private final KwikLog log;
  private final Consumer<Fate> over;
  private final AtomicReference<LongHeader> first = new AtomicReference<>();
  private final AtomicLong count = new AtomicLong();
  private volatile boolean retried;

  /**
   * @param log is told what kwik tells late or never
   * @param over is told if the visit is
   */
  Arrivals(Errand errand, KwikLog log, Consumer<Fate> over) {
    this.version = Version.of(errand.version()).orElseThrow();
    this.most = (BESIDES + 2 * Math.min(errand.limits().body(), 1L << 50)) / BUFFER;
    this.log = log;
    this.over = over;
  }

  /** How many came. */
  long count() {
    return count.get();
  }

  /** Whether a Retry was followed: a token came from nowhere else. */
  boolean isRetried() {
    return retried;
  }

  /** kwik itself tells of a packet when it is gone, and an answer may be there before. */
  @Override
  public void sent(DatagramPacket datagram) {
    byte[] octets = octets(datagram);
    if (LongHeader.begins(octets)) {
      WireReader in = new WireReader(octets);
      LongHeader header = LongHeader.read(in);
      if (first.compareAndSet(null, header)) {
        log.begin(header.destination());
      }
      boolean initial = version.type(header.firstOctet() >> 4 & 3) == LongType.INITIAL;
      retried |= initial && in.prefixed("token").length > 0;
    }
  }

  @Override
  public void received(DatagramPacket datagram) {
    if (count.incrementAndGet() > most) {
      over.accept(
          new Fate(End.TIMEOUT, "more than %d datagrams came, far above the body".formatted(most)));
    }
    if (!log.isHeard()) {
      lookForVersions(octets(datagram));
    }
  }

  /**
   * kwik 0.10.9 drops such a packet if its fixed bit is 0, which a server may send (RFC 9000
   * section 17.2.1).
   */
  private void lookForVersions(byte[] datagram) {
    try {
      if (LongHeader.begins(datagram)) {
        VersionNegotiation packet = VersionNegotiation.decode(datagram);
        log.negotiated(packet, datagram.length);
        if (isAnswer(packet.header()) && !packet.versions().contains(version.number())) {
          over.accept(new Fate(End.VERSION, "it offers " + words(packet)));
        }
      }
    } catch (WireFault somethingElse) {
      return;
    }
  }

  private boolean isAnswer(LongHeader header) {
    LongHeader asked = first.get();
    return asked != null
        && Arrays.equals(header.destination(), asked.source())
        && Arrays.equals(header.source(), asked.destination());
  }

  private static String words(VersionNegotiation packet) {
    return packet.versions().stream().limit(20).map("0x%08x"::formatted).toList().toString();
  }

  @Override
  public void refused() {
    over.accept(new Fate(End.UNREACHABLE, "the port is closed"));
  }

  private static byte[] octets(DatagramPacket datagram) {
    int from = datagram.getOffset();
    return Arrays.copyOfRange(datagram.getData(), from, from + datagram.getLength());
  }
}
