// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import protoprobe.quic.tls.ClientHandshake;
import protoprobe.quic.tls.ClientOffer;
import protoprobe.quic.tls.ExtensionType;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.VersionNegotiation;

/**
 * A client's connection, driven by the thread that calls it: calls send what is due, then wait for
 * datagrams until what they want has come or their time is over.
 */
public final class Client extends Conversation implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Setup setup;
  private final byte[] firstDestination;
  private final ClientHandshake handshake;
  private Line line;
  private final Detours detours;
  private int datagrams;
  private long octets;
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
    this(line, setup, recorder, random(setup.ids().destination()), random(setup.ids().source()));
  }

  private Client(Line line, Setup setup, Recorder recorder, byte[] destination, byte[] source) {
    super(
        new Engine(
            true, setup.version(), source, destination, recorder.connection(true, destination)));
    this.line = line;
    this.setup = setup;
    this.firstDestination = destination;
    this.detours = new Detours(engine, destination);
    TransportParameters parameters = setup.parameters().apply(Parameters.ordinary(source));
    ClientOffer offer =
        setup
            .offer()
            .apply(ClientOffer.of(setup.serverName(), setup.protocols(), parameters.encode()));
    offer
        .hello()
        .extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS)
        .ifPresent(octets -> engine.recorder().parameters(octets, Instant.now()));
    this.handshake =
        new ClientHandshake(offer, setup.resumption().session(), setup.resumption().early());
    engine.bend(setup.bent());
    engine.assembler().setToken(setup.token());
    engine.deriveInitialKeys(destination);
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
    engine.handshaking().begin(handshake::receive, handshake.start());
    return await(engine::isConfirmed, limit);
  }

  /** Sends the ClientHello and nothing more. */
  public void greet() {
    engine.handshaking().begin(handshake::receive, handshake.start());
    flush();
  }

  /**
   * Counts datagrams without reading them, until one of that kind came and it is quiet afterwards.
   *
   * @return whether one came
   */
  public boolean hears(java.util.function.Predicate<byte[]> kind, Duration limit, Duration quiet) {
    Instant end = Instant.now().plus(limit);
    boolean came = false;
    for (Optional<byte[]> next = line.receive(limit);
        next.isPresent() && datagrams < 100;
        next = line.receive(came ? quiet : Duration.between(Instant.now(), end))) {
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
      if (engine.expire(Instant.now())) {
        flush();
      }
      Duration left = Duration.between(Instant.now(), end);
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      line.receive(patience(left)).ifPresent(this::take);
    }
    flush();
    return true;
  }

  private boolean isOver() {
    return engine.closing().isPresent()
        || negotiation().isPresent() && datagrams == 1
        || line.isRefused();
  }

  /** Until that time, or until something is to be sent again. */
  private Duration patience(Duration left) {
    Instant now = Instant.now();
    return engine
        .deadline()
        .map(when -> Duration.between(now, when))
        .filter(time -> time.compareTo(left) < 0)
        .orElse(left);
  }

  /** Sends what is due. */
  public void flush() {
    engine.flush(Instant.now()).forEach(line::send);
    tellKeys();
  }

  private void tellKeys() {
    List<String> lines = handshake.keyLog().lines();
    lines.subList(keysTold, lines.size()).forEach(engine.recorder()::key);
    keysTold = lines.size();
  }

  private void take(byte[] datagram) {
    datagrams++;
    octets += datagram.length;
    if (LongHeader.begins(datagram) && detours.take(datagram)) {
      return;
    }
    engine.inbox().receive(datagram, Instant.now());
    tellKeys();
  }

  /** What this side sent first as the server's connection id. */
  public byte[] firstDestination() {
    return firstDestination.clone();
  }

  /** How the connection was set up. */
  public Setup setup() {
    return setup;
  }

  /** A Version Negotiation packet that came. */
  public Optional<VersionNegotiation> negotiation() {
    return detours.negotiation();
  }

  /** The Retry that was followed. */
  public Optional<Retry> retry() {
    return detours.retry();
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

  /** Sends a datagram as it is. */
  public void send(byte[] datagram) {
    line.send(datagram);
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
