// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HexFormat;
import protoprobe.quic.forge.Closing;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.qlog.Passage;
import protoprobe.quic.qlog.QlogConnection;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.FrameReader;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireFault;

/** One connection of a capture. */
final class Flow implements Recorder {
  private final Capture capture;
  private final int number;
  private final QlogConnection qlog;
  private final StreamText streams = new StreamText();
  private boolean started;
  private int version;

  /**
   * @param number of it in its capture, from 1
   */
  Flow(Capture capture, int number, QlogConnection qlog) {
    this.capture = capture;
    this.number = number;
    this.qlog = qlog;
  }

  @Override
  public void key(String line) {
    capture.key(line);
  }

  @Override
  public void note(String line, Instant at) {
    capture.note("connection %d: %s".formatted(number, line), at);
  }

  @Override
  public void packet(boolean outgoing, Packet packet, byte[] octets, Instant at) {
    capture.packet(this, outgoing, packet, octets, at);
  }

  @Override
  public void parameters(byte[] octets, Instant at) {
    parameters(true, octets, at);
  }

  @Override
  public void handshake(TlsEvent event, Instant at) {
    if (event instanceof TlsEvent.PeerParameters parameters) {
      parameters(false, parameters.octets(), at);
    } else if (event instanceof TlsEvent.Complete complete) {
      capture.locked(() -> qlog.alpn(complete.alpn(), at));
    }
  }

  private void parameters(boolean local, byte[] octets, Instant at) {
    try {
      TransportParameters parameters = TransportParameters.decode(octets);
      String whose = local ? "our transport parameters: " : "the peer's transport parameters: ";
      note(whose + ParameterText.of(parameters), at);
      capture.locked(() -> qlog.parameters(local, parameters, at));
    } catch (WireFault broken) {
      note("transport parameters that cannot be read: " + FrameText.hex(octets), at);
    }
  }

  @Override
  public void closed(Closing closing, Instant at) {
    note("the peer ends it: " + closing, at);
    capture.locked(
        () -> {
          if (closing.reset()) {
            qlog.reset(at);
          } else {
            qlog.closed(false, closing.frame(), at);
          }
        });
  }

  /** A packet in a datagram that passes now; called with the capture's lock held. */
  void passes(boolean outgoing, Packet packet, Passage passage, Instant at) {
    qlog.packet(outgoing, packet, passage, at);
    if (packet.version() != 0 && packet.version() != version && !outgoing) {
      version = packet.version();
      qlog.version(version, at);
    }
    for (Frame frame : FrameReader.readAsFarAsPossible(packet.payload())) {
      if (frame instanceof Frame.ConnectionClose close && outgoing) {
        qlog.closed(true, close, at);
      } else if (frame instanceof Frame.Stream stream) {
        streams.add(outgoing, stream).forEach(line -> capture.more(line));
      }
    }
  }

  /** Its first packet is sent; called with the capture's lock held. */
  void starts(InetSocketAddress from, InetSocketAddress to, Packet packet, Instant at) {
    if (!started) {
      started = true;
      qlog.started(from, to, packet, at);
    }
  }

  /** A packet in words. */
  String words(Packet packet) {
    StringBuilder words = new StringBuilder();
    words.append("connection %d, %s %d".formatted(number, packet.level(), packet.number()));
    if (packet.version() != 0 && packet.token().length > 0) {
      words.append(", token of %d octets".formatted(packet.token().length));
    }
    if (packet.flipped() != 0) {
      words.append(", bits 0x%02x".formatted(packet.flipped()));
    }
    words.append(", to ").append(HexFormat.of().formatHex(packet.destination())).append(": ");
    return words.append(FrameText.of(FrameReader.readAsFarAsPossible(packet.payload()))).toString();
  }

  QlogConnection qlog() {
    return qlog;
  }
}
