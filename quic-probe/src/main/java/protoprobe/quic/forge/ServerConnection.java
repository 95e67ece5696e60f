// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.tls.ServerHandshake;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;

/** One connection of a scripted server. */
final class ServerConnection {
  /** RFC 9000 section 8.1. */
  private static final int AMPLIFICATION = 3;

  private static final int RESET_TOKEN = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Script script;
  private final int ordinal;
  private final Engine engine;
  private final ServerHandshake handshake;
  private final Answers answers;
  private final Deque<byte[]> held = new ArrayDeque<>();
  private final List<byte[]> extra = new ArrayList<>();
  private Optional<Action.Close> closing = Optional.empty();
  private InetSocketAddress peer;
  private long received;
  private long sent;
  private int datagram;
  private boolean validated;
  private boolean silent;
  private boolean dead;

  /**
   * @param ordinal which one of the server's it is, from 1
   * @param header of the first Initial packet
   * @param original the id that the client first sent to, if a Retry was sent in between
   */
  ServerConnection(
      Script script,
      int ordinal,
      Version version,
      LongHeader header,
      byte[] localId,
      Optional<byte[]> original,
      InetSocketAddress peer,
      Recorder recorder) {
    this.script = script;
    this.ordinal = ordinal;
    this.peer = peer;
    this.validated = original.isPresent();
    Recorder told = recorder.connection(false, original.orElse(header.destination()));
    this.engine = new Engine(false, version, localId, header.source(), told);
    this.answers = new Answers(engine.streams(), script.body());
    engine.deriveInitialKeys(header.destination());
    TransportParameters parameters =
        script.parameters().apply(parameters(localId, header.destination(), original));
    told.parameters(parameters.encode(), Instant.now());
    this.handshake = new ServerHandshake(script.tls(), hello -> parameters.encode());
    engine.handshaking().begin(handshake::receive, List.of());
    engine.inbox().inspect(this::inspect);
    engine.handshaking().listen(this::hear);
  }

  private static TransportParameters parameters(
      byte[] localId, byte[] destination, Optional<byte[]> original) {
    byte[] token = new byte[RESET_TOKEN];
    RANDOM.nextBytes(token);
    TransportParameters all =
        Parameters.ordinary(localId)
            .with(
                TransportParameterId.ORIGINAL_DESTINATION_CONNECTION_ID,
                original.orElse(destination))
            .with(TransportParameterId.STATELESS_RESET_TOKEN, token);
    return original.isPresent()
        ? all.with(TransportParameterId.RETRY_SOURCE_CONNECTION_ID, destination)
        : all;
  }

  boolean isDead() {
    return dead;
  }

  InetSocketAddress peer() {
    return peer;
  }

  /** Takes a datagram; what is to be sent back. */
  List<byte[]> receive(byte[] octets, InetSocketAddress from, Instant at) {
    received += octets.length;
    datagram = octets.length;
    if (script.manners().challenge() && !from.equals(peer) && engine.isConfirmed()) {
      engine.send(new Frame.PathChallenge(Datagrams.id(8, from.getPort())));
    }
    peer = from;
    engine.inbox().receive(octets, at);
    answers.give();
    return flush(at);
  }

  /** Time has passed: what is to be sent again. */
  List<byte[]> expire(Instant at) {
    boolean over = closing.isPresent() || silent || dead;
    boolean stuck = !held.isEmpty(); // RFC 9002 section 6.2.2.1: not while it may not send
    return !over && !stuck && engine.expire(at) ? flush(at) : List.of();
  }

  private List<byte[]> flush(Instant at) {
    if (silent) {
      return List.of();
    }
    List<byte[]> datagrams = new ArrayList<>(extra);
    extra.clear();
    if (closing.isPresent()) {
      datagrams.add(close(closing.get(), at));
      return datagrams;
    }
    held.addAll(engine.flush(at));
    while (!held.isEmpty()
        && (validated || sent + held.peek().length <= AMPLIFICATION * received)) {
      byte[] next = held.remove();
      sent += next.length;
      datagrams.add(next);
    }
    return datagrams;
  }

  /** At every level that the client may have keys of (RFC 9000 section 10.2.3). */
  private byte[] close(Action.Close close, Instant at) {
    List<Level> levels =
        engine.isConfirmed()
            ? List.of(Level.ONE_RTT)
            : engine.keys().canSend(Level.HANDSHAKE)
                ? List.of(Level.INITIAL, Level.HANDSHAKE)
                : List.of(Level.INITIAL);
    List<Packet> packets =
        levels.stream()
            .map(
                level ->
                    engine
                        .assembler()
                        .next(level)
                        .carrying(
                            List.of(
                                new Frame.ConnectionClose(
                                    close.application() && level == Level.ONE_RTT,
                                    close.error(),
                                    0,
                                    new byte[0]))))
            .toList();
    return engine.assembler().datagram(packets, at);
  }

  private boolean inspect(Packet packet) {
    if (packet.level() == Level.HANDSHAKE) {
      validated = true;
    }
    Heard heard =
        new Heard(
            packet,
            datagram,
            handshake.clientHello(),
            engine.isConfirmed(),
            List.copyOf(engine.inbox().heard()),
            ordinal);
    return act(script.actionFor(heard));
  }

  /** What is told of the hello is decided once it is complete: as if its packet came again. */
  private void hear(TlsEvent event) {
    if (event instanceof TlsEvent.PeerParameters parameters) {
      VersionChoice.of(script.versions(), parameters.octets())
          .filter(wanted -> wanted != engine.version())
          .ifPresent(engine::upgrade);
      Packet none = engine.assembler().next(Level.INITIAL);
      act(
          script.actionFor(
              new Heard(
                  none,
                  datagram,
                  handshake.clientHello(),
                  false,
                  List.copyOf(engine.inbox().heard()),
                  ordinal)));
    } else if (event instanceof TlsEvent.Failed failed) {
      closing = Optional.of(new Action.Close(false, failed.error()));
    } else if (event instanceof TlsEvent.Complete) {
      engine.streams().write(3, new byte[] {0, 4, 0}, false); // control stream, empty SETTINGS
    }
  }

  private boolean act(Action action) {
    if (action instanceof Action.Close close) {
      closing = closing.or(() -> Optional.of(close));
    } else if (action instanceof Action.Answer answer) {
      answer.frames().forEach(engine::send);
    } else if (action instanceof Action.Hang) {
      silent = true;
    } else if (action instanceof Action.Die) {
      dead = true;
    } else if (action instanceof Action.Send send) {
      extra.addAll(send.datagrams());
    }
    return action instanceof Action.Take || action instanceof Action.Answer;
  }
}
