// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.scenario.Scenarios.LENIENT;
import static protoprobe.quic.scenario.Scenarios.accepting;
import static protoprobe.quic.scenario.Scenarios.closing;
import static protoprobe.quic.scenario.Scenarios.frame;
import static protoprobe.quic.scenario.Scenarios.weakly;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

/** For the checks of packets and of frames that are out of place. */
final class PacketScenarios {
  private static final Map<String, Class<? extends Frame>> MISPLACED =
      Map.ofEntries(
          Map.entry("reset-stream", Frame.ResetStream.class),
          Map.entry("stop-sending", Frame.StopSending.class),
          Map.entry("new-token", Frame.NewToken.class),
          Map.entry("stream", Frame.Stream.class),
          Map.entry("max-data", Frame.MaxData.class),
          Map.entry("max-stream-data", Frame.MaxStreamData.class),
          Map.entry("max-streams", Frame.MaxStreams.class),
          Map.entry("data-blocked", Frame.DataBlocked.class),
          Map.entry("stream-data-blocked", Frame.StreamDataBlocked.class),
          Map.entry("streams-blocked", Frame.StreamsBlocked.class),
          Map.entry("new-connection-id", Frame.NewConnectionId.class),
          Map.entry("retire-connection-id", Frame.RetireConnectionId.class),
          Map.entry("path-challenge", Frame.PathChallenge.class),
          Map.entry("path-response", Frame.PathResponse.class),
          Map.entry("handshake-done", Frame.HandshakeDone.class),
          Map.entry("datagram", Frame.Datagram.class));

  private PacketScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(misplaced());
    all.addAll(forbidden());
    all.addAll(handling());
    return all;
  }

  private static Predicate<Heard> at(Level level) {
    return heard -> heard.level() == level;
  }

  private static List<Scenario> misplaced() {
    List<Scenario> all = new ArrayList<>();
    MISPLACED.forEach(
        (row, kind) ->
            Map.of("initial", Level.INITIAL, "handshake", Level.HANDSHAKE)
                .forEach(
                    (name, level) ->
                        all.add(
                            closing(
                                "quic/packet/misplaced-frame/" + name + "/" + row,
                                at(level).and(heard -> heard.has(kind)),
                                PROTOCOL_VIOLATION))));
    return all;
  }

  private static Scenario reserved(String name, Level level, int bits) {
    return closing(
        "quic/packet/reserved-bits/" + name,
        at(level).and(heard -> (heard.packet().flipped() & bits) != 0),
        PROTOCOL_VIOLATION);
  }

  private static Scenario empty(String name, Level level) {
    return closing(
        "quic/packet/no-frames/" + name,
        at(level)
            .and(heard -> heard.packet().payload().length == 0)
            .and(heard -> heard.packet().destination().length > 0 && heard.datagram() > 0)
            .and(PacketScenarios::received),
        PROTOCOL_VIOLATION);
  }

  /** What is told of a hello comes without a packet. */
  private static boolean received(Heard heard) {
    return heard.packet().numberLength() == 4;
  }

  private static List<Scenario> forbidden() {
    return List.of(
        reserved("initial", Level.INITIAL, Packet.LONG_RESERVED),
        reserved("handshake", Level.HANDSHAKE, Packet.LONG_RESERVED),
        reserved("one-rtt", Level.ONE_RTT, Packet.SHORT_RESERVED),
        empty("one-rtt", Level.ONE_RTT),
        empty("initial", Level.INITIAL),
        empty("handshake", Level.HANDSHAKE),
        unknown("one-octet", 0x20),
        unknown("two-octets", 0x40),
        unknown("eight-octets", 0xc1),
        Scenario.observes(
            "quic/packet/long-frame-type",
            LENIENT.when(
                payload(0x40).and(heard -> !heard.isBroken()),
                new Action.Close(false, PROTOCOL_VIOLATION.code())),
            LENIENT,
            "reaction"),
        weakly("quic/packet/cut-off-frame", payload(0x0a), FRAME_ENCODING_ERROR.code()),
        weakly(
            "quic/packet/ack-of-nothing",
            frame(Frame.Ack.class, ack -> ack.largest() == 1_000_000),
            PROTOCOL_VIOLATION.code()),
        closing(
            "quic/packet/ack-below-zero",
            frame(Frame.Ack.class, ack -> ack.firstRange() > ack.largest()),
            FRAME_ENCODING_ERROR));
  }

  private static Predicate<Heard> payload(int first) {
    return at(Level.ONE_RTT)
        .and(heard -> heard.packet().payload().length > 0)
        .and(heard -> (heard.packet().payload()[0] & 0xff) == first);
  }

  private static Scenario unknown(String row, int first) {
    return closing(
        "quic/packet/unknown-frame/" + row,
        payload(first).and(Heard::isBroken),
        FRAME_ENCODING_ERROR);
  }

  private static Predicate<Heard> ping() {
    return at(Level.ONE_RTT).and(heard -> heard.has(Frame.Ping.class));
  }

  private static List<Scenario> handling() {
    return List.of(
        Scenario.fails(
            "quic/packet/ping",
            LENIENT,
            LENIENT.when(ping(), new Action.Drop()),
            "an acknowledgement of PING"),
        Scenario.fails(
            "quic/packet/coalesced-behind-garbage",
            LENIENT,
            LENIENT.when(ping(), new Action.Drop()),
            "behind garbage"),
        accepting("quic/packet/split-hello", PacketScenarios::isSplit),
        twice("quic/packet/duplicate"),
        later("quic/packet/number-jump", heard -> heard.packet().number() > 1 << 20),
        dropped("quic/packet/wrong-tag"),
        dropped("quic/packet/too-short"),
        Scenario.fails(
            "quic/packet/no-ack-of-acks",
            LENIENT.when(
                ping(), new Action.Answer(List.of(new Frame.Ack(0, 0, 0, List.of(), List.of())))),
            LENIENT.when(
                lone(Frame.Ack.class).and(heard -> heard.packet().payload().length == 5),
                new Action.Answer(List.of(new Frame.Ack(0, 0, 0, List.of(), List.of())))),
            "packets with nothing but ACK"));
  }

  private static Predicate<Heard> lone(Class<? extends Frame> kind) {
    return at(Level.ONE_RTT)
        .and(heard -> heard.frames().size() == 1 && kind.isInstance(heard.frames().get(0)));
  }

  private static Predicate<Heard> second() {
    return frame(Frame.Stream.class, it -> it.stream() == 4 && it.fin());
  }

  /** Serves the second request only if it came so. */
  private static Scenario later(String id, Predicate<Heard> so) {
    Action close = new Action.Close(false, PROTOCOL_VIOLATION.code());
    return Scenario.fails(
        id,
        LENIENT.when(second().and(so.negate()), close),
        LENIENT.when(second().and(so), close),
        "it closes with CONNECTION_CLOSE");
  }

  private static Scenario twice(String id) {
    return later(
        id,
        heard ->
            heard.before().stream()
                    .filter(packet -> packet.level() == Level.ONE_RTT)
                    .mapToLong(Packet::number)
                    .distinct()
                    .count()
                < heard.before().stream()
                    .filter(packet -> packet.level() == Level.ONE_RTT)
                    .count());
  }

  /** A packet that cannot be opened leaves a gap in the numbers. */
  private static Scenario dropped(String id) {
    return later(
        id,
        heard -> {
          List<Packet> before =
              heard.before().stream().filter(it -> it.level() == Level.ONE_RTT).toList();
          return before.get(before.size() - 1).number() < heard.packet().number() - 1;
        });
  }

  private static boolean isSplit(Heard heard) {
    return heard.before().stream()
            .filter(packet -> packet.level() == Level.INITIAL)
            .anyMatch(PacketScenarios::isSwapped)
        || heard.level() == Level.INITIAL && isSwapped(heard.packet());
  }

  private static boolean isSwapped(Packet packet) {
    return packet.payload().length > 0
        && packet.frames().get(0) instanceof Frame.Crypto first
        && first.offset() > 0;
  }
}
