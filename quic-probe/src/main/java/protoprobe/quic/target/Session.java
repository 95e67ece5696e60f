// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import protoprobe.kit.check.Inconclusive;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Closing;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.http3.Get;
import protoprobe.quic.target.QuicServer.Stimulus;
import protoprobe.quic.target.Reaction.Kind;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportError;
import protoprobe.quic.wire.WireFault;

/** A connection of one check. */
public final class Session implements AutoCloseable {
  private static final int TRIES = 3;

  private final QuicServer server;
  private final Client client;

  Session(QuicServer server, Client client) {
    this.server = server;
    this.client = client;
  }

  /** The connection itself. */
  public Client client() {
    return client;
  }

  /** Connects and gets an answer; what came instead, or nothing. */
  String establish() {
    if (!client.connect(server.patience().handshake())) {
      return "the handshake was not confirmed: " + seen();
    }
    Exchange exchange = Exchange.begin(client, server.endpoint());
    return exchange.await(client, server.page(), server.patience().answer())
        ? ""
        : "the request was not answered: " + seen();
  }

  /** The same as control: an answer that begins, but never ends, is what this page is like. */
  String establishControl() {
    String came = establish();
    if (!came.isEmpty() && client.closing().isEmpty() && new Exchange(0).hasBegun(client)) {
      server.page().noteEndless();
      return new Exchange(0).await(client, server.page(), Duration.ZERO) ? "" : came;
    }
    return came;
  }

  /** Waits for the answer on a stream: for its end, or as much of it as anybody needs. */
  public boolean awaitAnswer(long stream) {
    return new Exchange(stream).await(client, server.page(), patience());
  }

  /** Whether a request on that stream is answered. */
  public boolean request(long stream) {
    new Exchange(stream).send(client, server.endpoint());
    return awaitAnswer(stream);
  }

  /** The octets of an ordinary request, a whole stream. */
  public byte[] requestOctets() {
    return Get.request(server.endpoint().authority(), server.endpoint().path());
  }

  /** How long an answer may take. */
  public Duration patience() {
    return server.patience().answer();
  }

  /** How long to wait for what should not come. */
  public Duration quiet() {
    return server.patience().quiet(client.rtt());
  }

  /** Whether stimuli are removed by a test: then the check's own is left out. */
  public boolean without() {
    return server.without();
  }

  /** Octets of a whole connection's answers, in datagrams. */
  public long octetsOfAnswer() {
    establish();
    return client.octets();
  }

  /** Whether another ordinary request is answered. */
  public boolean request() {
    return awaitAnswer(Exchange.begin(client, server.endpoint()).stream());
  }

  /** Sends these frames in a 1-RTT packet of their own. */
  public Reaction provoke(Frame... frames) {
    String what =
        Arrays.stream(frames)
            .map(frame -> frame.getClass().getSimpleName())
            .collect(Collectors.joining(", "));
    return provokePacket(what, packet -> packet.carrying(List.of(frames)));
  }

  /** Sends a 1-RTT packet of its own, made from an empty one. */
  public Reaction provokePacket(String stimulus, UnaryOperator<Packet> making) {
    if (server.without()) {
      return react(stimulus, Optional.empty(), () -> {});
    }
    Packet packet = making.apply(client.packet(Level.ONE_RTT));
    return react(stimulus, Optional.of(packet), () -> client.send(packet));
  }

  /** Does something with the connection. */
  public Reaction provoke(String stimulus, Stimulus does) {
    return react(
        stimulus,
        Optional.empty(),
        () -> {
          if (!server.without()) {
            does.accept(client);
          }
        });
  }

  /**
   * Silence is resolved: a packet that is not even acknowledged is sent again; a valid request on
   * the same connection shows whether that goes on; else a new connection shows whether the server
   * does.
   */
  private Reaction react(String stimulus, Optional<Packet> packet, Runnable send) {
    client.flush();
    send.run();
    Exchange exchange = Exchange.begin(client, server.endpoint());
    boolean served = exchange.await(client, server.page(), server.patience().answer());
    for (int i = 1; i < TRIES && client.closing().isEmpty() && isLost(packet); i++) {
      send.run();
      client.await(() -> !isLost(packet), server.patience().answer().dividedBy(4));
      served = served || exchange.await(client, server.page(), patience().dividedBy(2));
    }
    if (client.closing().isEmpty() && isLost(packet) && served) {
      throw new Inconclusive(
          "%s was not acknowledged, though sent %d times; a request is served"
              .formatted(stimulus, TRIES));
    }
    return conclude(stimulus, served);
  }

  private boolean isLost(Optional<Packet> packet) {
    return packet.filter(sent -> isEliciting(sent) && !client.isAcknowledged(sent)).isPresent();
  }

  /** What cannot be read is no less to be acknowledged, if it is taken. */
  private static boolean isEliciting(Packet packet) {
    try {
      return packet.frames().stream().anyMatch(Frame::ackEliciting);
    } catch (WireFault broken) {
      return true;
    }
  }

  /** Connects, though something is wrong with it. */
  Reaction handshakeReaction(String stimulus) {
    boolean connected = client.connect(server.patience().answer());
    boolean served = connected && request();
    return conclude(stimulus, served);
  }

  private Reaction conclude(String stimulus, boolean served) {
    if (served && client.closing().isEmpty()) {
      // what closes a connection may come behind an answer that was on its way
      Duration quiet = server.patience().quiet(client.rtt());
      client.await(() -> client.closing().isPresent(), quiet);
    }
    Optional<Closing> closing = client.closing();
    client.close();
    if (closing.isEmpty() && served) {
      return reaction(Kind.SERVED, stimulus, "a request on the connection is served", closing);
    }
    String lives = server.liveness();
    String came = closing.map(Closing::toString).orElse("no answer, " + seen());
    if (!lives.isEmpty()) {
      throw new AssertionError(
          "[that the server goes on after %s] %s; then on a new connection %s"
              .formatted(stimulus, came, lives));
    }
    return closing.isPresent()
        ? reaction(Kind.CLOSED, stimulus, told(closing.get()), closing)
        : reaction(
            Kind.UNREADABLE,
            stimulus,
            "the connection is dead without a word (a new one is served)",
            closing);
  }

  private Reaction reaction(Kind kind, String stimulus, String detail, Optional<Closing> closing) {
    server.run().findings().observe("reaction", observed(kind, closing));
    return new Reaction(kind, stimulus, detail, closing, server.run().findings());
  }

  private static String observed(Kind kind, Optional<Closing> closing) {
    return switch (kind) {
      case CLOSED -> code(closing.orElseThrow());
      case SERVED -> "goes on";
      case UNREADABLE -> "no answer";
    };
  }

  private static String code(Closing closing) {
    if (closing.reset()) {
      return "stateless reset";
    }
    return closing.frame().application()
        ? "application error 0x%x".formatted(closing.error())
        : TransportError.describe(closing.error());
  }

  private static String told(Closing closing) {
    return "it closes with " + closing;
  }

  /** What was seen of the server, for messages. */
  String seen() {
    if (client.closing().isPresent()) {
      return client.closing().get().toString();
    }
    if (client.isRefused()) {
      return "the port is closed";
    }
    if (client.negotiation().isPresent()) {
      return "it sent Version Negotiation";
    }
    return client.datagrams() == 0
        ? "not one datagram came"
        : "%d datagrams came, the handshake is %s"
            .formatted(client.datagrams(), client.isComplete() ? "complete" : "not complete");
  }

  /** Leaves: says so to the server, and closes the socket. */
  @Override
  public void close() {
    client.close();
  }

  /**
   * What a check needs beforehand.
   *
   * @throws Inconclusive if it is not so
   */
  public Session require(boolean holds, String what) {
    if (!holds) {
      throw new Inconclusive(what);
    }
    return this;
  }
}
