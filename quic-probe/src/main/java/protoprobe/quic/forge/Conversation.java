// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;

/** What a check may ask of a client's connection, and have done with it. */
abstract class Conversation {
  final Engine engine;
  private long nextStream;

  Conversation(Engine engine) {
    this.engine = engine;
  }

  // what a check asks

  /** This side's connection id. */
  public byte[] source() {
    return engine.localId().clone();
  }

  /** The id that the server is reached by now. */
  public byte[] destination() {
    return engine.peerIds().current().clone();
  }

  /** The version now. */
  public Version version() {
    return engine.version();
  }

  /** How the peer ended it, if it did. */
  public Optional<Closing> closing() {
    return engine.closing();
  }

  /** Whether the handshake is complete on this side. */
  public boolean isComplete() {
    return engine.isComplete();
  }

  /** Packets that came, in order. */
  public List<Packet> heard() {
    return List.copyOf(engine.inbox().heard());
  }

  /** Frames of one kind that came, in order. */
  public <F extends Frame> List<F> heard(Class<F> kind) {
    List<F> frames = new ArrayList<>();
    for (Packet packet : engine.inbox().heard()) {
      for (Frame frame : packet.readable()) {
        if (kind.isInstance(frame)) {
          frames.add(kind.cast(frame));
        }
      }
    }
    return frames;
  }

  /** What the handshake told, of one kind. */
  public <E extends TlsEvent> List<E> told(Class<E> kind) {
    return engine.handshaking().events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The server's transport parameters, once they came. */
  public Optional<TransportParameters> parameters() {
    return told(TlsEvent.PeerParameters.class).stream()
        .findFirst()
        .map(each -> TransportParameters.decode(each.octets()));
  }

  /** An integer of these, or what stands for it if it is missing. */
  public long parameter(TransportParameterId id, long otherwise) {
    return parameters().map(all -> all.integer(id).orElse(otherwise)).orElse(otherwise);
  }

  /** Smoothed round-trip time. */
  public Duration rtt() {
    return engine.rtt();
  }

  /** Whether a packet was acknowledged that was sent as it is. */
  public boolean isAcknowledged(Packet packet) {
    return engine.space(packet.level()).isAcknowledged(packet.number());
  }

  /** Spare connection ids that the server has offered. */
  public List<Frame.NewConnectionId> spareIds() {
    return engine.peerIds().spare();
  }

  /** A token for another connection, if one came; else empty. */
  public byte[] newToken() {
    return engine.intake().newToken().clone();
  }

  // what a check does

  /** The next client-initiated bidirectional stream, which nothing was sent on. */
  public long openStream() {
    long id = nextStream;
    nextStream += 4;
    return id;
  }

  /** Queues octets of a stream; they go out as the peer allows. */
  public void write(long stream, byte[] octets, boolean fin) {
    engine.streams().write(stream, octets, fin);
  }

  /** The beginning of what came on a stream, in order: a mebioctet and a bit at most. */
  public byte[] received(long stream) {
    return engine.streams().of(stream).map(Incoming::beginning).orElse(new byte[0]);
  }

  /** Whether a stream came to its end. */
  public boolean isFinished(long stream) {
    return engine.streams().isFinished(stream);
  }

  /** The error with which the peer reset a stream. */
  public OptionalLong reset(long stream) {
    return engine.streams().reset(stream);
  }

  /** One behind the highest octet that came on a stream. */
  public long highest(long stream) {
    return engine.streams().of(stream).map(Incoming::highest).orElse(0L);
  }

  /** How many octets came on a stream, in order. */
  public long length(long stream) {
    return engine.streams().of(stream).map(Incoming::length).orElse(0L);
  }

  /** Has the peer stop what it sends on a stream, and gives it no more credit for it. */
  public void stop(long stream, long error) {
    engine.streams().refuse(stream);
    engine.send(new Frame.StopSending(stream, error));
  }

  /** Ids of the streams that something came on. */
  public Iterable<Long> streams() {
    return engine.streams().ids();
  }

  /** Queues a frame for an ordinary packet; it is sent again if it gets lost. */
  public void send(Frame frame) {
    engine.send(frame);
  }

  /** Whether credit is given by itself as data come. */
  public void setAutoCredit(boolean automatic) {
    engine.intake().setAutoCredit(automatic);
  }

  /** An empty packet with the next number of that level, to be filled and sent. */
  public Packet packet(Level level) {
    return engine.assembler().next(level);
  }

  /** Leaves out numbers of packets. */
  public void skipNumbers(Level level, long count) {
    engine.space(level).skip(count);
  }

  /** Has it remembered whether these are acknowledged. */
  public void watch(Packet... packets) {
    for (Packet packet : packets) {
      engine.space(packet.level()).watch(packet.number());
    }
  }

  /** A packet with its protection, not sent. */
  public byte[] seal(Packet packet) {
    byte[] octets = engine.assembler().seal(packet);
    engine.recorder().packet(true, packet, octets, Instant.now());
    return octets;
  }

  /** Whether there are keys to send at that level. */
  public boolean canSend(Level level) {
    return engine.keys().canSend(level);
  }

  /** Has packets that come taken only if this says so; else they are as if lost. */
  public void inspect(Predicate<Packet> decides) {
    engine.inbox().inspect(decides);
  }

  /** Takes packets to connection ids of that length, too, once such were given out. */
  public void alsoReachedBy(int length) {
    engine.inbox().alsoReachedBy(length);
  }

  /** Updates the keys of what is sent (RFC 9001 section 6.1). */
  public void updateKeys() {
    engine.keys().updateSending();
  }

  /** Sends to another of the server's ids from now on. */
  public void use(Frame.NewConnectionId id) {
    engine.peerIds().use(id);
  }
}
