// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import protoprobe.quic.tls.ClientHandshake;
import protoprobe.quic.tls.ClientOffer;
import protoprobe.quic.tls.ExtensionType;
import protoprobe.quic.tls.RetryIntegrity;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.LongType;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * A client's connection, driven by the thread that calls it: calls send what is due, then wait for
 * datagrams until what they want has come or their time is over.
 */
public final class Client implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Before anything is measured; RFC 9002 section 6.2.2 has three times as much. */
  private static final Duration FIRST_TIMEOUT = Duration.ofMillis(333);

  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(40);
  private static final int MOST_BACKOFF = 6;

  private final Setup setup;
  private final Recorder recorder;
  private final Engine engine;
  private final byte[] firstDestination;
  private final ClientHandshake handshake;
  private Line line;
  private Optional<VersionNegotiation> negotiation = Optional.empty();
  private Optional<Retry> retry = Optional.empty();
  private int datagrams;
  private long octets;
  private int backoff;
  private long nextStream;
  private int keysTold;

  /**
   * A Retry packet that was followed.
   *
   * @param source the id that the server chose in it
   * @param token what the next Initial packet carried
   */
  public record Retry(byte[] source, byte[] token) {}

  /** A connection that has sent nothing yet. */
  public Client(Line line, Setup setup, Recorder recorder) {
    this.line = line;
    this.setup = setup;
    this.firstDestination = random(setup.ids().destination());
    this.recorder = recorder.connection(true, firstDestination);
    byte[] source = random(setup.ids().source());
    this.engine = new Engine(true, setup.version(), source, firstDestination, this.recorder);
    engine.bend(setup.bent());
    engine.setWindow(Parameters.WINDOW);
    TransportParameters parameters = setup.parameters().apply(Parameters.ordinary(source));
    ClientOffer offer =
        setup
            .offer()
            .apply(ClientOffer.of(setup.serverName(), setup.protocols(), parameters.encode()));
    offer
        .hello()
        .extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS)
        .ifPresent(octets -> this.recorder.parameters(octets, Instant.now()));
    this.handshake =
        new ClientHandshake(offer, setup.resumption().session(), setup.resumption().early());
    engine.assembler().setToken(setup.token());
    engine.deriveInitialKeys(firstDestination);
  }

  private static byte[] random(int length) {
    byte[] octets = new byte[length];
    RANDOM.nextBytes(octets);
    return octets;
  }

  /**
   * Does the handshake.
   *
   * @return whether it is confirmed: the server has sent HANDSHAKE_DONE
   */
  public boolean connect(Duration limit) {
    engine.begin(handshake::receive, handshake.start());
    return await(engine::isConfirmed, limit);
  }

  /** Sends the ClientHello and nothing more. */
  public void greet() {
    engine.begin(handshake::receive, handshake.start());
    flush();
  }

  /**
   * Counts datagrams without reading them, until one of that kind came and it is quiet afterwards.
   *
   * @return whether one came
   */
  public boolean hears(java.util.function.Predicate<byte[]> kind, Duration limit, Duration quiet) {
    boolean came = false;
    for (Optional<byte[]> next = line.receive(limit);
        next.isPresent() && datagrams < 100;
        next = line.receive(came ? quiet : limit)) {
      datagrams++;
      came |= kind.test(next.get());
    }
    return came;
  }

  /** Octets that come in that time, which are not even read. */
  public long listen(Duration limit) {
    Instant end = Instant.now().plus(limit);
    long octets = 0;
    for (Duration left = limit;
        !left.isNegative() && !left.isZero();
        left = Duration.between(Instant.now(), end)) {
      octets += line.receive(left).map(datagram -> datagram.length).orElse(0);
    }
    return octets;
  }

  /** Sends what is due and takes what comes, until that holds, the peer closes, or time is over. */
  public boolean await(BooleanSupplier wanted, Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (!wanted.getAsBoolean()) {
      if (isOver()) {
        return false;
      }
      flush();
      Duration left = Duration.between(Instant.now(), end);
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      Duration patience = timeout().compareTo(left) < 0 ? timeout() : left;
      Optional<byte[]> datagram = line.receive(patience);
      if (datagram.isPresent()) {
        backoff = 0;
        take(datagram.get());
      } else if (patience.compareTo(left) < 0 && engine.mayProbe()) {
        backoff = Math.min(MOST_BACKOFF, backoff + 1);
        engine.probe();
      }
    }
    flush();
    return true;
  }

  private boolean isOver() {
    return engine.closing().isPresent()
        || negotiation.isPresent() && datagrams == 1
        || line.isRefused();
  }

  /** Probe timeout, doubled each time nothing comes (RFC 9002 section 6.2.1). */
  private Duration timeout() {
    Duration base = engine.isMeasured() ? engine.rtt().multipliedBy(4) : FIRST_TIMEOUT;
    return (base.compareTo(LEAST_TIMEOUT) < 0 ? LEAST_TIMEOUT : base).multipliedBy(1L << backoff);
  }

  /** Sends what is due. */
  public void flush() {
    engine.flush(Instant.now()).forEach(line::send);
    tellKeys();
  }

  private void tellKeys() {
    List<String> lines = handshake.keyLog().lines();
    lines.subList(keysTold, lines.size()).forEach(recorder::key);
    keysTold = lines.size();
  }

  private void take(byte[] datagram) {
    datagrams++;
    octets += datagram.length;
    if (LongHeader.begins(datagram) && takeSpecial(datagram)) {
      return;
    }
    engine.receive(datagram, Instant.now());
    tellKeys();
  }

  /** Version Negotiation and Retry have no protection. */
  private boolean takeSpecial(byte[] datagram) {
    try {
      WireReader in = new WireReader(datagram);
      LongHeader header = LongHeader.read(in);
      if (header.version() == 0) {
        negotiation = negotiation.or(() -> Optional.of(VersionNegotiation.decode(datagram)));
        return true;
      }
      Optional<Version> version = Version.of(header.version());
      if (version.isPresent()
          && version.get().type(header.firstOctet() >> 4 & 3) == LongType.RETRY) {
        takeRetry(version.get(), header, datagram, in);
        return true;
      }
    } catch (WireFault broken) {
      recorder.note("datagram: " + broken.getMessage(), Instant.now());
    }
    return false;
  }

  private void takeRetry(Version version, LongHeader header, byte[] datagram, WireReader in) {
    int tokenLength = in.remaining() - RetryIntegrity.TAG;
    if (retry.isPresent() || !engine.heard().isEmpty() || tokenLength <= 0) {
      return; // RFC 9000 section 17.2.5.2
    }
    byte[] token = in.take(tokenLength, "token");
    byte[] packet = Arrays.copyOf(datagram, datagram.length - RetryIntegrity.TAG);
    if (!Arrays.equals(in.rest(), RetryIntegrity.tag(version, firstDestination, packet))) {
      recorder.note("Retry whose integrity tag is not right", Instant.now());
      return;
    }
    retry = Optional.of(new Retry(header.source(), token));
    engine.follow(header.source(), token);
  }

  // what a check asks

  /** What this side sent first as the server's connection id. */
  public byte[] firstDestination() {
    return firstDestination.clone();
  }

  /** This side's connection id. */
  public byte[] source() {
    return engine.localId().clone();
  }

  /** The id that the server is reached by now. */
  public byte[] destination() {
    return engine.peerIds().current().clone();
  }

  /** How the connection was set up. */
  public Setup setup() {
    return setup;
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

  /** A Version Negotiation packet that came. */
  public Optional<VersionNegotiation> negotiation() {
    return negotiation;
  }

  /** The Retry that was followed. */
  public Optional<Retry> retry() {
    return retry;
  }

  /** How many datagrams came. */
  public int datagrams() {
    return datagrams;
  }

  /** Octets of the datagrams that came. */
  public long octets() {
    return octets;
  }

  /** Whether the system said that nobody listens there. */
  public boolean isRefused() {
    return line.isRefused();
  }

  /** Packets that came, in order. */
  public List<Packet> heard() {
    return List.copyOf(engine.heard());
  }

  /** Frames of one kind that came, in order. */
  public <F extends Frame> List<F> heard(Class<F> kind) {
    List<F> frames = new ArrayList<>();
    for (Packet packet : engine.heard()) {
      for (Frame frame : readable(packet)) {
        if (kind.isInstance(frame)) {
          frames.add(kind.cast(frame));
        }
      }
    }
    return frames;
  }

  private static List<Frame> readable(Packet packet) {
    try {
      return packet.frames();
    } catch (WireFault broken) {
      return List.of();
    }
  }

  /** What the handshake told, of one kind. */
  public <E extends TlsEvent> List<E> told(Class<E> kind) {
    return engine.events().stream().filter(kind::isInstance).map(kind::cast).toList();
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
    return engine.newToken().clone();
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

  /** What came on a stream, in order. */
  public byte[] received(long stream) {
    return engine.streams().received(stream);
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
    return engine.streams().highest(stream);
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
    engine.setAutoCredit(automatic);
  }

  /** An empty packet with the next number of that level, to be filled and sent. */
  public Packet packet(Level level) {
    return engine.assembler().next(level);
  }

  /** Leaves out numbers of packets. */
  public void skipNumbers(Level level, long count) {
    engine.space(level).skip(count);
  }

  /** Sends these packets in a datagram of their own, as they are. */
  public void send(Packet... packets) {
    watch(packets);
    line.send(engine.assembler().datagram(List.of(packets), Instant.now()));
  }

  /** Sends these packets in a datagram of so many octets at least. */
  public void sendFilled(int octets, Packet... packets) {
    watch(packets);
    line.send(engine.assembler().datagram(List.of(packets), octets, Instant.now()));
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
    recorder.packet(true, packet, octets, Instant.now());
    return octets;
  }

  /** Sends a datagram as it is. */
  public void send(byte[] datagram) {
    line.send(datagram);
  }

  /** Whether there are keys to send at that level. */
  public boolean canSend(Level level) {
    return engine.keys().canSend(level);
  }

  /** Has packets that come taken only if this says so; else they are as if lost. */
  public void inspect(java.util.function.Predicate<Packet> decides) {
    engine.inspect(decides);
  }

  /** Takes packets to connection ids of that length, too, once such were given out. */
  public void alsoReachedBy(int length) {
    engine.alsoReachedBy(length);
  }

  /** Updates the keys of what is sent (RFC 9001 section 6.1). */
  public void updateKeys() {
    engine.keys().updateSending();
  }

  /** Sends to another of the server's ids from now on. */
  public void use(Frame.NewConnectionId id) {
    engine.peerIds().use(id);
  }

  /** Goes on from another port of this machine (RFC 9000 section 9). */
  public void move(Line other) {
    line.close();
    line = other;
  }

  /** Tells the server that all is done, and closes the socket. */
  @Override
  public void close() {
    try {
      if (engine.closing().isEmpty() && engine.isComplete()) {
        send(
            packet(Level.ONE_RTT)
                .carrying(List.of(new Frame.ConnectionClose(true, 0x100, 0, new byte[0]))));
      }
    } catch (LineFault gone) {
      // nobody is to be told any more
    } finally {
      line.close();
    }
  }
}
