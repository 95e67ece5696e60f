// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.capture.UdpPacket;
import protoprobe.kit.check.Findings;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.qlog.Passage;
import protoprobe.quic.qlog.Qlog;

/**
 * Keeps what passes in one check: {@code traffic.pcapng} with the keys inside, {@code frames.txt}
 * for people, {@code forge.qlog} for other tools. Written as datagrams pass; bounded.
 */
public final class Capture implements Recorder, AutoCloseable {
  private final Findings findings;
  private final Discretion discretion;
  private final Instant began = Instant.now();
  private final Traffic traffic = new Traffic();
  private final Transcript text = new Transcript(began);
  private final Qlog qlog = new Qlog("quic-probe forge", began);
  private final Envelopes envelopes = new Envelopes();
  private final List<Flow> flows = new ArrayList<>();
  private long datagrams;
  private boolean closed;

  /** Keeps its files there when it is closed, with all that is known. */
  public Capture(Findings findings) {
    this(findings, Discretion.OPEN);
  }

  /** Keeps its files there when it is closed. */
  public Capture(Findings findings, Discretion discretion) {
    this.findings = findings;
    this.discretion = discretion;
  }

  @Override
  public synchronized Recorder connection(boolean client, byte[] first) {
    Flow flow = new Flow(this, flows.size() + 1, qlog.connection(first));
    flows.add(flow);
    return flow;
  }

  @Override
  public synchronized void sent(
      InetSocketAddress local, InetSocketAddress remote, byte[] datagram, Instant at) {
    InetSocketAddress own = discretion.own(UdpPacket.like(local, remote), remote);
    traffic.add(own, remote, datagram, at);
    datagrams++;
    text.line(at, () -> passing(">", own, remote, datagram));
    Envelopes.Opened opened = envelopes.take(datagram);
    boolean coalesced = opened.packets().size() > 1;
    for (Envelopes.Envelope each : opened.packets()) {
      each.flow().starts(own, remote, each.packet(), at);
      Passage passage = new Passage(datagrams, each.octets().length, coalesced);
      passes(each.flow(), true, each.packet(), passage, at);
    }
    if (opened.rest().length > 0) {
      text.more(() -> "> " + rest(opened.rest()));
    }
  }

  /** What is no packet of ours. */
  private static String rest(byte[] octets) {
    boolean zeros = true;
    for (byte octet : octets) {
      zeros &= octet == 0;
    }
    return zeros
        ? octets.length + " zeros"
        : Unprotected.of(octets).map(Unprotected::words).orElse("octets " + FrameText.hex(octets));
  }

  @Override
  public synchronized void received(
      InetSocketAddress local, InetSocketAddress remote, byte[] datagram, Instant at) {
    InetSocketAddress own = discretion.own(UdpPacket.like(local, remote), remote);
    traffic.add(remote, own, datagram, at);
    datagrams++;
    text.line(at, () -> passing("<", own, remote, datagram));
    envelopes.arrived(datagrams, datagram);
    Unprotected.of(datagram)
        .filter(each -> each.isNegotiation() || each.isRetry())
        .ifPresent(each -> unprotected(each, datagram.length, at));
  }

  private String passing(
      String sign, InetSocketAddress own, InetSocketAddress remote, byte[] datagram) {
    String host = remote.getAddress().getHostAddress();
    return "%s datagram %d of %d octets, port %d, %s port %d"
        .formatted(sign, datagrams, datagram.length, own.getPort(), host, remote.getPort());
  }

  /** It names no connection that is known from keys; the last one is it, where a check has one. */
  private void unprotected(Unprotected packet, int length, Instant at) {
    text.more(() -> "< " + packet.words());
    if (!flows.isEmpty()) {
      Flow flow = flows.get(flows.size() - 1);
      Passage passage = new Passage(datagrams, length, false);
      packet.versions().ifPresent(all -> flow.qlog().negotiation(all, passage, at));
      if (packet.isRetry()) {
        flow.qlog().retry(packet.header(), packet.token(), passage, at);
      }
    }
  }

  synchronized void packet(Flow flow, boolean outgoing, Packet packet, byte[] octets, Instant at) {
    if (outgoing) {
      envelopes.sealed(flow, packet, octets);
      return;
    }
    Optional<Envelopes.Arrived> in = envelopes.find(octets);
    long datagram = in.map(Envelopes.Arrived::number).orElse(datagrams);
    boolean coalesced = in.filter(each -> each.datagram().length > octets.length).isPresent();
    passes(flow, false, packet, new Passage(datagram, octets.length, coalesced), at);
  }

  private void passes(Flow flow, boolean outgoing, Packet packet, Passage passage, Instant at) {
    String late =
        passage.datagram() == datagrams ? "" : " (of datagram %d)".formatted(passage.datagram());
    text.more(() -> (outgoing ? "> " : "< ") + flow.words(packet) + late);
    flow.passes(outgoing, packet, passage, at);
  }

  synchronized void more(String line) {
    text.more(() -> line);
  }

  /** Does something to the qlog while nobody else does. */
  synchronized void locked(Runnable does) {
    does.run();
  }

  @Override
  public synchronized void key(String line) {
    traffic.key(line);
  }

  @Override
  public synchronized void note(String line, Instant at) {
    text.line(at, () -> "- " + line);
  }

  @Override
  public synchronized void close() {
    if (closed || traffic.isEmpty()) {
      return;
    }
    closed = true;
    if (traffic.leftOut() + qlog.leftOut() > 0) {
      text.end(
          "too much for the files beside this one: %d datagrams and %d events are not there"
              .formatted(traffic.leftOut(), qlog.leftOut()));
    }
    findings.keep("traffic.pcapng", "application/vnd.tcpdump.pcap", traffic.toBytes(discretion));
    findings.keep("frames.txt", "text/plain", text.toBytes());
    findings.keep("forge.qlog", "application/qlog+json-seq", qlog.toBytes());
  }
}
