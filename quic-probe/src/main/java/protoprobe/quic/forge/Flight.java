// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

/**
 * What is under way: packet number spaces, and when what may be lost is sent again (RFC 9002). What
 * is to be sent again goes to the outbox.
 */
final class Flight {
  /** Packets of 1-RTT whose frames a probe has (RFC 9002 section 6.2.4). */
  private static final int PROBES = 2;

  private static final List<Level> LEVELS = List.of(Level.INITIAL, Level.HANDSHAKE, Level.ONE_RTT);

  private final Map<Level, PacketSpace> spaces = new EnumMap<>(Level.class);
  private final Set<Level> closed = EnumSet.noneOf(Level.class);
  private final Outbox outbox;
  private final Recovery recovery;

  Flight(Outbox outbox, Recovery recovery) {
    this.outbox = outbox;
    this.recovery = recovery;
    LEVELS.forEach(level -> spaces.put(level, new PacketSpace()));
    spaces.put(Level.ZERO_RTT, spaces.get(Level.ONE_RTT)); // RFC 9000 section 12.3
  }

  PacketSpace space(Level level) {
    return spaces.get(level);
  }

  Recovery recovery() {
    return recovery;
  }

  boolean isClosed(Level level) {
    return closed.contains(level);
  }

  /** Nothing ordinary is sent at that level any more; its keys stay for what is not. */
  void close(Level level) {
    closed.add(level);
    settle(level);
    space(level).forget();
  }

  /** Nothing that was or is to be sent at that level is waited for any more. */
  void settle(Level level) {
    outbox.clear(level);
    space(level).takeUnacknowledged();
  }

  /**
   * Takes an ACK: what it shows to be lost goes out again.
   *
   * @param held how long the peer says that it held it back
   */
  void acknowledge(Level level, Frame.Ack ack, Duration held, Instant at) {
    PacketSpace.Acknowledged told = space(level).acknowledge(ack);
    told.largest().ifPresent(sent -> recovery.measure(Duration.between(sent, at), held));
    if (told.news()) {
      recovery.heard();
    }
    takeLost(level, at);
  }

  /** Has what is lost by now sent again; whether there was any. */
  boolean takeLost(Instant at) {
    boolean any = false;
    for (Level level : LEVELS) {
      any |= takeLost(level, at);
    }
    return any;
  }

  private boolean takeLost(Level level, Instant at) {
    List<Frame> lost = space(level).takeLost(at, recovery.lossDelay());
    outbox.addAll(level, repeatable(lost));
    return !lost.isEmpty();
  }

  /** When something is to be taken for lost, because what was sent later arrived. */
  Optional<Instant> lossAt() {
    return LEVELS.stream()
        .flatMap(level -> space(level).lossAt(recovery.lossDelay()).stream())
        .min(Instant::compareTo);
  }

  /**
   * When to probe, because nothing is heard of what was sent (RFC 9002 section 6.2.1).
   *
   * @param confirmed whether the handshake is: before, 1-RTT packets are not waited for
   */
  Optional<Instant> probeAt(boolean confirmed) {
    return waiting(confirmed)
        .map(level -> space(level).lastSent().plus(recovery.probeTimeout()))
        .min(Instant::compareTo);
  }

  private Stream<Level> waiting(boolean confirmed) {
    return LEVELS.stream()
        .filter(level -> confirmed || level != Level.ONE_RTT)
        .filter(level -> space(level).isWaiting());
  }

  /** When something was last sent that is to be acknowledged. */
  Instant lastSent() {
    return LEVELS.stream()
        .map(level -> space(level).lastSent())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Has the first of what is not acknowledged sent again; whether there was any. */
  boolean probe(boolean confirmed, Instant at) {
    recovery.expired();
    List<Level> silent = waiting(confirmed).toList();
    for (Level level : silent) {
      int packets = level == Level.ONE_RTT ? PROBES : Integer.MAX_VALUE;
      outbox.addAll(level, repeatable(space(level).takeUnacknowledged(packets)));
    }
    LEVELS.forEach(level -> space(level).probed(at));
    return !silent.isEmpty();
  }

  /** All but the frames of path validation, which are sent just once (RFC 9000 section 13.3). */
  private static List<Frame> repeatable(List<Frame> lost) {
    return lost.stream()
        .filter(
            each -> !(each instanceof Frame.PathChallenge || each instanceof Frame.PathResponse))
        .toList();
  }
}
