// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.capture.Pcapng;
import protoprobe.kit.capture.UdpPacket;
import protoprobe.kit.check.Findings;
import protoprobe.kit.report.Printable;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.qlog.Qlog;
import protoprobe.quic.wire.WireFault;

/**
 * Keeps what passes in one check: {@code traffic.pcapng} with the keys inside, {@code frames.txt}
 * for people, {@code forge.qlog} for other tools. Written as datagrams pass; bounded.
 */
public final class Capture implements Recorder, AutoCloseable {
  private static final long MOST_OCTETS = 8L << 20;
  private static final int MOST_LINES = 20_000;

  private final Findings findings;
  private final Instant began = Instant.now();
  private final List<Passed> passed = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Qlog qlog = new Qlog("quic-probe forge", began);
  private long octets;
  private int lines;
  private boolean closed;

  private record Passed(Instant at, byte[] packet) {}

  /** Keeps its files there when it is closed. */
  public Capture(Findings findings) {
    this.findings = findings;
  }

  @Override
  public synchronized void sent(
      InetSocketAddress local, InetSocketAddress remote, byte[] datagram, Instant at) {
    pass(UdpPacket.of(UdpPacket.like(local, remote), remote, datagram), at);
    line(at, "> datagram of %d octets from port %d".formatted(datagram.length, local.getPort()));
  }

  @Override
  public synchronized void received(
      InetSocketAddress local, InetSocketAddress remote, byte[] datagram, Instant at) {
    pass(UdpPacket.of(remote, UdpPacket.like(local, remote), datagram), at);
    line(at, "< datagram of %d octets to port %d".formatted(datagram.length, local.getPort()));
  }

  private void pass(byte[] packet, Instant at) {
    octets += packet.length;
    if (octets <= MOST_OCTETS) {
      passed.add(new Passed(at, packet));
    }
  }

  @Override
  public synchronized void key(String line) {
    keys.add(line);
  }

  @Override
  public synchronized void packet(boolean outgoing, Packet packet, Instant at) {
    line(
        at,
        "%s   %s %d: %s"
            .formatted(sign(outgoing), packet.level(), packet.number(), frames(packet)));
    if (lines < MOST_LINES) {
      qlog.packet(outgoing, packet, at);
    }
  }

  private static String sign(boolean outgoing) {
    return outgoing ? ">" : "<";
  }

  private static String frames(Packet packet) {
    String bits = packet.flipped() == 0 ? "" : "(bits 0x%02x) ".formatted(packet.flipped());
    try {
      return bits + FrameText.of(packet.frames());
    } catch (WireFault broken) {
      return bits + "cannot be read: " + FrameText.hex(packet.payload());
    }
  }

  @Override
  public synchronized void note(String line, Instant at) {
    line(at, "  " + Printable.text(line));
  }

  private void line(Instant at, String words) {
    if (lines++ < MOST_LINES) {
      text.append("%9.3f ms  ".formatted(Duration.between(began, at).toNanos() / 1e6));
      text.append(words).append('\n');
    }
  }

  @Override
  public synchronized void close() {
    if (closed || passed.isEmpty()) {
      return;
    }
    closed = true;
    Pcapng file = new Pcapng();
    if (!keys.isEmpty()) {
      file.secrets(String.join("\n", keys) + "\n");
    }
    passed.forEach(each -> file.packet(each.at(), each.packet()));
    findings.keep("traffic.pcapng", "application/vnd.tcpdump.pcap", file.toBytes());
    findings.keep("frames.txt", "text/plain", text.toString().getBytes(StandardCharsets.UTF_8));
    findings.keep("forge.qlog", "application/qlog+json-seq", qlog.toBytes());
  }
}
