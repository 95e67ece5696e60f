// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import protoprobe.quic.tls.CipherSuite;
import protoprobe.quic.tls.InitialKeys;
import protoprobe.quic.tls.PacketKeys;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.WireFault;

/**
 * One side of a connection, without input and output: datagrams in, datagrams out. It keeps to RFC
 * 9000 as far as it is not told to do otherwise, and never judges its peer.
 */
final class Engine {
  /** Packets that came before their keys. */
  private static final int MOST_EARLY = 32;

  private static final int MOST_HEARD = 20_000;
  private static final long MOST_HEARD_OCTETS = 8L << 20;

  /** Before anything is measured; RFC 9002 section 6.2.2 has three times as much. */
  private static final Duration FIRST_TIMEOUT = Duration.ofMillis(333);

  /** A server of ours is on this machine. */
  private static final Duration SERVERS_TIMEOUT = Duration.ofMillis(50);

  private final boolean client;
  private final byte[] localId;
  private final Recorder recorder;
  private final PeerIds peerIds;
  private final KeyRing keys = new KeyRing();
  private final Outbox outbox = new Outbox();
  private final Flight flight;
  private final Streams streams;
  private final Map<Level, Assembly> crypto = new EnumMap<>(Level.class);
  private final List<Sealed> early = new ArrayList<>();
  private final List<Packet> heard = new ArrayList<>();
  private long heardOctets;
  private final List<TlsEvent> events = new ArrayList<>();
  private final Assembler assembler;
  private BiFunction<Level, byte[], List<TlsEvent>> tls = (level, octets) -> List.of();
  private Predicate<Packet> inspector = packet -> true;
  private Consumer<TlsEvent> listener = event -> {};
  private Version version;
  private byte[] initialDestination;
  private Optional<Closing> closing = Optional.empty();
  private boolean complete;
  private boolean confirmed;
  private boolean autoCredit = true;
  private boolean reached;
  private int ackDelayExponent = 3; // RFC 9000 section 18.2
  private byte[] newToken = {};
  private Bent bent = Bent.NOT;
  private final Set<Integer> otherIds = new java.util.TreeSet<>();

  Engine(boolean client, Version version, byte[] localId, byte[] remoteId, Recorder recorder) {
    this.client = client;
    this.version = version;
    this.localId = localId;
    this.recorder = recorder;
    this.peerIds = new PeerIds(remoteId);
    this.streams = new Streams(client);
    for (Level level : Level.values()) {
      crypto.put(level, new Assembly());
    }
    this.flight = new Flight(outbox, new Recovery(client ? FIRST_TIMEOUT : SERVERS_TIMEOUT));
    this.assembler = new Assembler(this);
  }

  // what it is made of, for the assembler and the two drivers

  boolean isClient() {
    return client;
  }

  byte[] localId() {
    return localId;
  }

  PeerIds peerIds() {
    return peerIds;
  }

  KeyRing keys() {
    return keys;
  }

  Outbox outbox() {
    return outbox;
  }

  Streams streams() {
    return streams;
  }

  PacketSpace space(Level level) {
    return flight.space(level);
  }

  Version version() {
    return version;
  }

  Recorder recorder() {
    return recorder;
  }

  Bent bent() {
    return bent;
  }

  void bend(Bent how) {
    bent = how;
  }

  Assembler assembler() {
    return assembler;
  }

  boolean isClosed(Level level) {
    return flight.isClosed(level);
  }

  Optional<Closing> closing() {
    return closing;
  }

  boolean isComplete() {
    return complete;
  }

  boolean isConfirmed() {
    return confirmed;
  }

  Duration rtt() {
    return flight.recovery().smoothed();
  }

  byte[] newToken() {
    return newToken;
  }

  /** Packets received, in order. */
  List<Packet> heard() {
    return heard;
  }

  /** What the handshake told. */
  List<TlsEvent> events() {
    return events;
  }

  /** Gives credit by itself as data come, or leaves that to the check. */
  void setAutoCredit(boolean automatic) {
    autoCredit = automatic;
  }

  /** Decides whether a packet is taken; else it is as if lost. */
  void inspect(Predicate<Packet> decides) {
    inspector = decides;
  }

  void listen(Consumer<TlsEvent> hears) {
    listener = hears;
  }

  // handshake

  /** Keys of Initial packets, from the id that the client first sent to. */
  void deriveInitialKeys(byte[] destination) {
    initialDestination = destination;
    InitialKeys initial = InitialKeys.of(version, destination);
    keys.add(
        Level.INITIAL,
        client ? initial.client() : initial.server(),
        client ? initial.server() : initial.client());
  }

  void begin(BiFunction<Level, byte[], List<TlsEvent>> handshake, List<TlsEvent> first) {
    tls = handshake;
    first.forEach(this::handle);
  }

  private void handle(TlsEvent event) {
    events.add(event);
    recorder.handshake(event, Instant.now());
    if (event instanceof TlsEvent.Send send) {
      List<TlsEvent.Send> sends =
          bent.messages().map(change -> change.insteadOf(send)).orElse(List.of(send));
      sends.forEach(each -> outbox.addCrypto(each.level(), each.message()));
    } else if (event instanceof TlsEvent.Secrets secrets) {
      install(secrets);
    } else if (event instanceof TlsEvent.PeerParameters parameters) {
      takeParameters(parameters.octets());
    } else if (event instanceof TlsEvent.Complete) {
      complete = true;
      if (!client) {
        confirmed = true;
        flight.settle(Level.INITIAL);
        flight.settle(Level.HANDSHAKE);
        outbox.add(Level.ONE_RTT, new Frame.HandshakeDone());
      }
    } else if (event instanceof TlsEvent.Failed failed) {
      recorder.note("TLS: " + failed.reason(), Instant.now());
    }
    listener.accept(event);
  }

  private void install(TlsEvent.Secrets secrets) {
    CipherSuite suite = secrets.suite();
    byte[] own = client ? secrets.client() : secrets.server();
    byte[] others = client ? secrets.server() : secrets.client();
    if (own.length > 0) {
      keys.addSending(secrets.level(), PacketKeys.of(version, suite, own));
    }
    if (others.length > 0) {
      keys.addReceiving(secrets.level(), PacketKeys.of(version, suite, others));
    }
  }

  private void takeParameters(byte[] octets) {
    try {
      TransportParameters parameters = TransportParameters.decode(octets);
      streams.allowedBy(octets.length == 0 ? Parameters.ordinary(octets) : parameters);
      parameters
          .integer(TransportParameterId.ACK_DELAY_EXPONENT)
          .ifPresent(value -> ackDelayExponent = (int) Math.min(value, 20));
      parameters.find(TransportParameterId.STATELESS_RESET_TOKEN).ifPresent(peerIds::addToken);
    } catch (WireFault broken) {
      streams.allowedBy(Parameters.ordinary(new byte[0])); // a check's matter, not ours
      recorder.note("transport parameters: " + broken.getMessage(), Instant.now());
    }
  }

  /** Has another version from now on: what a server may choose (RFC 9368 section 2.3). */
  void upgrade(Version chosen) {
    version = chosen;
    deriveInitialKeys(initialDestination);
  }

  /** Follows a Retry: other keys, another id, a token; the hello goes out again. */
  void follow(byte[] source, byte[] token) {
    peerIds.chosen(source);
    assembler.setToken(token);
    deriveInitialKeys(source);
    outbox.addAll(Level.INITIAL, space(Level.INITIAL).takeUnacknowledged());
  }

  // receiving

  /** Takes short header packets to ids of that length, too: a check has given out such. */
  void alsoReachedBy(int length) {
    otherIds.add(length);
  }

  /** Takes a datagram; what cannot be read is dropped. */
  void receive(byte[] datagram, Instant at) {
    List<Sealed> packets = Sealed.split(datagram, localId.length);
    packets.forEach(arrived -> receive(arrived, at));
    boolean unread = packets.isEmpty() || packets.get(0).level() == Level.ONE_RTT;
    if (unread && peerIds.isReset(datagram)) {
      end(Closing.byReset(), at);
    }
  }

  private void end(Closing how, Instant at) {
    if (closing.isEmpty()) {
      closing = Optional.of(how);
      recorder.closed(how, at);
    }
  }

  private void receive(Sealed arrived, Instant at) {
    chooseVersion(arrived);
    if (!keys.canReceive(arrived.level())) {
      if (early.size() < MOST_EARLY) {
        early.add(arrived);
      }
      return;
    }
    PacketSpace space = space(arrived.level());
    Optional<Packet> opened = open(arrived, space.largestReceived());
    if (opened.isEmpty()) {
      recorder.note("a packet at level %s cannot be opened".formatted(arrived.level()), at);
      return;
    }
    recorder.packet(false, opened.get(), arrived.octets(), at);
    take(opened.get(), at);
    List<Sealed> waiting = early.stream().filter(each -> keys.canReceive(each.level())).toList();
    early.removeAll(waiting);
    waiting.forEach(each -> receive(each, at));
  }

  private Optional<Packet> open(Sealed arrived, long largest) {
    Optional<Packet> opened = keys.open(arrived, largest);
    for (int length : otherIds) {
      if (opened.isEmpty() && arrived.level() == Level.ONE_RTT) {
        opened =
            Sealed.split(arrived.octets(), length).stream()
                .findFirst()
                .flatMap(other -> keys.open(other, largest));
      }
    }
    return opened;
  }

  private void chooseVersion(Sealed arrived) {
    Optional<Version> other =
        Version.of(arrived.header().version()).filter(each -> each != version);
    if (client && arrived.level() == Level.INITIAL && other.isPresent() && heard.isEmpty()) {
      InitialKeys keysOfOther = InitialKeys.of(other.get(), initialDestination);
      if (arrived.open(keysOfOther.server(), -1).isPresent()) {
        upgrade(other.get());
      }
    }
  }

  private void take(Packet packet, Instant at) {
    if (!inspector.test(packet)) {
      return;
    }
    if (client && packet.level() == Level.INITIAL && !reached) {
      reached = true; // RFC 9000 section 7.2: by the first one only
      peerIds.chosen(packet.source());
    }
    List<Frame> frames;
    try {
      frames = packet.frames();
    } catch (WireFault broken) {
      frames = List.of(new Frame.Ping()); // acknowledged, for it arrived
      recorder.note("payload: " + broken.getMessage(), at);
    }
    boolean eliciting = frames.stream().anyMatch(Frame::ackEliciting);
    boolean fresh = space(packet.level()).receive(packet.number(), eliciting);
    heardOctets += packet.payload().length;
    if (heard.size() < MOST_HEARD && heardOctets < MOST_HEARD_OCTETS) {
      heard.add(packet);
    }
    if (fresh) {
      frames.forEach(frame -> take(packet.level(), frame, at));
      giveCredit();
    }
  }

  private void take(Level level, Frame frame, Instant at) {
    if (frame instanceof Frame.Crypto piece) {
      Assembly stream = crypto.get(level);
      stream.add(piece.offset(), piece.data(), false);
      byte[] ready = stream.take();
      if (ready.length > 0) {
        tls.apply(level, ready).forEach(this::handle);
      }
    } else if (frame instanceof Frame.Ack ack) {
      acknowledge(level, ack, at);
    } else if (frame instanceof Frame.ConnectionClose close) {
      end(Closing.of(level, close), at);
    } else if (frame instanceof Frame.HandshakeDone && client) {
      confirmed = true;
      flight.close(Level.INITIAL);
      flight.close(Level.HANDSHAKE);
    } else if (frame instanceof Frame.NewConnectionId id) {
      peerIds.offer(id).forEach(retired -> send(new Frame.RetireConnectionId(retired)));
    } else if (frame instanceof Frame.PathChallenge challenge) {
      send(new Frame.PathResponse(challenge.data()));
    } else if (frame instanceof Frame.NewToken token) {
      newToken = token.token();
    } else {
      takeStream(frame);
    }
  }

  private void takeStream(Frame frame) {
    if (frame instanceof Frame.Stream stream) {
      streams.receive(stream);
    } else if (frame instanceof Frame.ResetStream reset) {
      streams.receive(reset);
    } else if (frame instanceof Frame.MaxData max) {
      streams.receive(max);
    } else if (frame instanceof Frame.MaxStreamData max) {
      streams.receive(max);
    }
  }

  private void acknowledge(Level level, Frame.Ack ack, Instant at) {
    long micros = level == Level.ONE_RTT ? Math.min(ack.delay(), 1 << 20) << ackDelayExponent : 0;
    flight.acknowledge(level, ack, Duration.of(micros, ChronoUnit.MICROS), at);
  }

  private void giveCredit() {
    if (autoCredit && keys.canSend(Level.ONE_RTT)) {
      streams.creditDue().forEach(this::send);
    }
  }

  // sending

  /** Queues a frame for a 1-RTT packet. */
  void send(Frame frame) {
    outbox.add(Level.ONE_RTT, frame);
  }

  /** Datagrams that are to be sent now. */
  List<byte[]> flush(Instant at) {
    return assembler.flush(at);
  }

  /** When to call {@link #expire} if nothing happens before; empty if nothing is waited for. */
  Optional<Instant> deadline() {
    return flight.lossAt().or(() -> flight.probeAt(confirmed)).or(this::deadlock);
  }

  /** The server may be waiting for more octets before it may go on (RFC 9002 section 6.2.2.1). */
  private Optional<Instant> deadlock() {
    return client && !confirmed
        ? Optional.of(flight.lastSent().plus(flight.recovery().probeTimeout()))
        : Optional.empty();
  }

  /** Time has passed: has what is lost by now sent again, or a probe; whether there is any. */
  boolean expire(Instant at) {
    if (deadline().filter(when -> !when.isAfter(at)).isEmpty()) {
      return false;
    }
    if (!flight.takeLost(at) && !flight.probe(confirmed, at)) {
      Level level = keys.canSend(Level.HANDSHAKE) ? Level.HANDSHAKE : Level.INITIAL;
      outbox.add(level, new Frame.Ping());
    }
    return true;
  }
}
