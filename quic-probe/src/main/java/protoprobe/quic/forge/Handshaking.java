// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import protoprobe.quic.tls.CipherSuite;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireFault;

/** TLS within a connection: its messages in CRYPTO frames, and the keys that come of them. */
final class Handshaking {
  private final Engine engine;
  private final Map<Level, Assembly> crypto = new EnumMap<>(Level.class);
  private final List<TlsEvent> events = new ArrayList<>();
  private BiFunction<Level, byte[], List<TlsEvent>> tls = (level, octets) -> List.of();
  private Consumer<TlsEvent> listener = event -> {};
  private boolean complete;

  Handshaking(Engine engine) {
    this.engine = engine;
    for (Level level : Level.values()) {
      crypto.put(level, new Assembly());
    }
  }

  /**
   * Begins it.
   *
   * @param handshake takes octets that came in order, and says what comes of them
   * @param first what comes of nothing
   */
  void begin(BiFunction<Level, byte[], List<TlsEvent>> handshake, List<TlsEvent> first) {
    tls = handshake;
    first.forEach(this::handle);
  }

  void listen(Consumer<TlsEvent> hears) {
    listener = hears;
  }

  /** What it told so far. */
  List<TlsEvent> events() {
    return events;
  }

  boolean isComplete() {
    return complete;
  }

  void receive(Level level, Frame.Crypto piece) {
    Assembly stream = crypto.get(level);
    stream.add(piece.offset(), piece.data(), false);
    byte[] ready = stream.take();
    if (ready.length > 0) {
      tls.apply(level, ready).forEach(this::handle);
    }
  }

  private void handle(TlsEvent event) {
    events.add(event);
    engine.recorder().handshake(event, Instant.now());
    if (event instanceof TlsEvent.Send send) {
      send(send);
    } else if (event instanceof TlsEvent.Secrets secrets) {
      install(secrets);
    } else if (event instanceof TlsEvent.PeerParameters parameters) {
      takeParameters(parameters.octets());
    } else if (event instanceof TlsEvent.Complete) {
      complete = true;
      engine.handshakeComplete();
    } else if (event instanceof TlsEvent.Failed failed) {
      engine.recorder().note("TLS: " + failed.reason(), Instant.now());
    }
    listener.accept(event);
  }

  private void send(TlsEvent.Send message) {
    List<TlsEvent.Send> sends =
        engine.bent().messages().map(change -> change.insteadOf(message)).orElse(List.of(message));
    sends.forEach(each -> engine.outbox().addCrypto(each.level(), each.message()));
  }

  private void install(TlsEvent.Secrets secrets) {
    CipherSuite suite = secrets.suite();
    byte[] own = engine.isClient() ? secrets.client() : secrets.server();
    byte[] others = engine.isClient() ? secrets.server() : secrets.client();
    if (own.length > 0) {
      engine.keys().addSending(secrets.level(), PacketKeys.of(engine.version(), suite, own));
    }
    if (others.length > 0) {
      engine.keys().addReceiving(secrets.level(), PacketKeys.of(engine.version(), suite, others));
    }
  }

  private void takeParameters(byte[] octets) {
    Streams streams = engine.streams();
    try {
      TransportParameters parameters = TransportParameters.decode(octets);
      streams.allowedBy(octets.length == 0 ? Parameters.ordinary(octets) : parameters);
      parameters
          .integer(TransportParameterId.ACK_DELAY_EXPONENT)
          .ifPresent(engine.intake()::setAckDelayExponent);
      parameters
          .find(TransportParameterId.STATELESS_RESET_TOKEN)
          .ifPresent(engine.peerIds()::addToken);
    } catch (WireFault broken) {
      streams.allowedBy(Parameters.ordinary(new byte[0])); // a check's matter, not ours
      engine.recorder().note("transport parameters: " + broken.getMessage(), Instant.now());
    }
  }
}
