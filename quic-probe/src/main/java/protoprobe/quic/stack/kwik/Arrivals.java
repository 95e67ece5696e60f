// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.DatagramPacket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/** What can be told from datagrams alone. */
final class Arrivals implements HeldSocket.Watcher {
  /** What kwik 0.10.9 keeps for each datagram, however short, in a queue without bound. */
  private static final int BUFFER = 1_500;

  /** Handshake, header fields and repetitions. */
  private static final long BESIDES = 8 << 20;

  private final int version;
  private final long most;
  private final BooleanSupplier heard;
  private final Consumer<Fate> over;
  private final AtomicReference<LongHeader> first = new AtomicReference<>();
  private final AtomicLong count = new AtomicLong();

  /**
   * @param heard whether a packet was understood
   * @param over is told if the visit is
   */
  Arrivals(Errand errand, BooleanSupplier heard, Consumer<Fate> over) {
    this.version = errand.version();
    this.most = (BESIDES + 2 * Math.min(errand.limits().body(), 1L << 50)) / BUFFER;
    this.heard = heard;
    this.over = over;
  }

  /** How many came. */
  long count() {
    return count.get();
  }

  @Override
  public void sent(DatagramPacket datagram) {
    if (first.get() == null) {
      first.set(LongHeader.read(new WireReader(octets(datagram))));
    }
  }

  @Override
  public void received(DatagramPacket datagram) {
    if (count.incrementAndGet() > most) {
      over.accept(
          new Fate(End.TIMEOUT, "more than %d datagrams came, far above the body".formatted(most)));
    }
    if (!heard.getAsBoolean()) {
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
        if (isAnswer(packet.header()) && !packet.versions().contains(version)) {
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
