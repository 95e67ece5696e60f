// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.tls.InitialKeys;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.Version;

/**
 * One side of a connection, without input and output: datagrams in, datagrams out. It keeps to RFC
 * 9000 as far as it is not told to do otherwise, and never judges its peer.
 */
final class Engine {
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
  private final Handshaking handshaking = new Handshaking(this);
  private final Inbox inbox = new Inbox(this);
  private final Intake intake = new Intake(this);
  private final Assembler assembler = new Assembler(this);
  private Version version;
  private byte[] initialDestination;
  private Optional<Closing> closing = Optional.empty();
  private boolean confirmed;
  private Bent bent = Bent.NOT;

  Engine(boolean client, Version version, byte[] localId, byte[] remoteId, Recorder recorder) {
    this.client = client;
    this.version = version;
    this.localId = localId;
    this.recorder = recorder;
    this.peerIds = new PeerIds(remoteId);
    this.streams = new Streams(client);
    this.flight = new Flight(outbox, new Recovery(client ? FIRST_TIMEOUT : SERVERS_TIMEOUT));
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

  Handshaking handshaking() {
    return handshaking;
  }

  Inbox inbox() {
    return inbox;
  }

  byte[] initialDestination() {
    return initialDestination;
  }

  Intake intake() {
    return intake;
  }

  Flight flight() {
    return flight;
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
    return handshaking.isComplete();
  }

  boolean isConfirmed() {
    return confirmed;
  }

  Duration rtt() {
    return flight.recovery().smoothed();
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

  /** The handshake is confirmed: what protected it is not used any more. */
  void confirm() {
    confirmed = true;
    flight.close(Level.INITIAL);
    flight.close(Level.HANDSHAKE);
  }

  /** The handshake is complete on this side; for a server it is confirmed by that. */
  void handshakeComplete() {
    if (!client) {
      confirmed = true;
      flight.settle(Level.INITIAL);
      flight.settle(Level.HANDSHAKE);
      outbox.add(Level.ONE_RTT, new Frame.HandshakeDone());
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

  /** The peer ended it. */
  void end(Closing how, Instant at) {
    if (closing.isEmpty()) {
      closing = Optional.of(how);
      recorder.closed(how, at);
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
