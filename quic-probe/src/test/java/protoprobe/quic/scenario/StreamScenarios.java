// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.scenario.Scenarios.LENIENT;
import static protoprobe.quic.scenario.Scenarios.closing;
import static protoprobe.quic.scenario.Scenarios.frame;
import static protoprobe.quic.scenario.Scenarios.goingOn;
import static protoprobe.quic.scenario.Scenarios.weakly;
import static protoprobe.quic.wire.TransportError.FINAL_SIZE_ERROR;
import static protoprobe.quic.wire.TransportError.FLOW_CONTROL_ERROR;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;
import static protoprobe.quic.wire.TransportError.STREAM_LIMIT_ERROR;
import static protoprobe.quic.wire.TransportError.STREAM_STATE_ERROR;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.VarInt;

/** For the checks of streams and their credit. */
final class StreamScenarios {
  private static final long HIGH = 400;
  private static final long TOO_MANY = 1L << 60;
  private static final long WINDOW = 1 << 20;

  private StreamScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(states());
    all.addAll(limits());
    all.addAll(sizes());
    all.addAll(uses());
    all.addAll(credit());
    return all;
  }

  private static Scenario state(String row, Predicate<Heard> stimulus) {
    return closing("quic/stream/forbidden-frame/" + row, stimulus, STREAM_STATE_ERROR);
  }

  private static List<Scenario> states() {
    return List.of(
        state("reset-send-only", frame(Frame.ResetStream.class, it -> it.stream() == 3)),
        state("stop-sending-not-opened", frame(Frame.StopSending.class, it -> it.stream() == 1)),
        state("stop-sending-receive-only", frame(Frame.StopSending.class, it -> it.stream() == 2)),
        state("stream-not-opened", frame(Frame.Stream.class, it -> it.stream() == 1)),
        state("stream-send-only", frame(Frame.Stream.class, it -> it.stream() == 3)),
        state(
            "max-stream-data-not-opened", frame(Frame.MaxStreamData.class, it -> it.stream() == 1)),
        state(
            "max-stream-data-receive-only",
            frame(Frame.MaxStreamData.class, it -> it.stream() == 2)),
        state(
            "stream-data-blocked-send-only",
            frame(Frame.StreamDataBlocked.class, it -> it.stream() == 3)),
        weakly(
            "quic/stream/reset-not-opened",
            frame(Frame.ResetStream.class, it -> it.stream() == 1),
            STREAM_STATE_ERROR.code()));
  }

  private static Scenario limit(String row, Predicate<Heard> stimulus) {
    return closing("quic/stream/beyond-limit/" + row, stimulus, STREAM_LIMIT_ERROR);
  }

  private static List<Scenario> limits() {
    return List.of(
        limit(
            "stream-bidi",
            frame(Frame.Stream.class, it -> it.stream() > HIGH && it.stream() % 4 == 0)),
        limit(
            "stream-uni",
            frame(Frame.Stream.class, it -> it.stream() > HIGH && it.stream() % 4 == 2)),
        limit("reset-stream", frame(Frame.ResetStream.class, it -> it.stream() > HIGH)),
        limit("stop-sending", frame(Frame.StopSending.class, it -> it.stream() > HIGH)),
        limit("max-stream-data", frame(Frame.MaxStreamData.class, it -> it.stream() > HIGH)),
        closing(
            "quic/stream/max-streams-too-high/bidirectional",
            frame(Frame.MaxStreams.class, it -> it.bidirectional() && it.maximum() > TOO_MANY),
            FRAME_ENCODING_ERROR),
        closing(
            "quic/stream/max-streams-too-high/unidirectional",
            frame(Frame.MaxStreams.class, it -> !it.bidirectional() && it.maximum() > TOO_MANY),
            FRAME_ENCODING_ERROR),
        closing(
            "quic/stream/streams-blocked-too-high/bidirectional",
            frame(Frame.StreamsBlocked.class, it -> it.bidirectional() && it.limit() > TOO_MANY),
            STREAM_LIMIT_ERROR),
        closing(
            "quic/stream/streams-blocked-too-high/unidirectional",
            frame(Frame.StreamsBlocked.class, it -> !it.bidirectional() && it.limit() > TOO_MANY),
            FRAME_ENCODING_ERROR));
  }

  private static List<Scenario> sizes() {
    Predicate<Heard> end = frame(Frame.Stream.class, Frame.Stream::fin);
    return List.of(
        weakly(
            "quic/stream/final-size/data-behind",
            end.and(
                frame(Frame.Stream.class, it -> !it.fin() && it.offset() > 0 && it.stream() > 0)),
            FINAL_SIZE_ERROR.code()),
        weakly(
            "quic/stream/final-size/smaller-end",
            heard ->
                heard.frames().stream()
                        .filter(Frame.Stream.class::isInstance)
                        .map(Frame.Stream.class::cast)
                        .filter(Frame.Stream::fin)
                        .count()
                    == 2,
            FINAL_SIZE_ERROR.code()),
        weakly(
            "quic/stream/final-size/reset-below-received",
            frame(Frame.ResetStream.class, it -> true)
                .and(frame(Frame.Stream.class, it -> !it.fin()))
                .and(heard -> resets(heard) == 1),
            FINAL_SIZE_ERROR.code()),
        weakly(
            "quic/stream/final-size/two-resets",
            heard -> resets(heard) == 2,
            FINAL_SIZE_ERROR.code()),
        closing(
            "quic/stream/offset-too-high",
            frame(Frame.Stream.class, it -> it.offset() == VarInt.MAX),
            FLOW_CONTROL_ERROR),
        closing(
            "quic/flow/crypto-offset-too-high",
            frame(Frame.Crypto.class, it -> it.offset() == VarInt.MAX),
            FRAME_ENCODING_ERROR));
  }

  private static long resets(Heard heard) {
    return heard.frames().stream().filter(Frame.ResetStream.class::isInstance).count();
  }

  private static List<Scenario> uses() {
    Predicate<Heard> request = frame(Frame.Stream.class, it -> it.stream() == 8);
    Predicate<Heard> lower = frame(Frame.Stream.class, it -> it.stream() == 4);
    return List.of(
        goingOn(
            "quic/stream/lower-max-streams",
            frame(Frame.MaxStreams.class, it -> it.maximum() == 1)),
        goingOn("quic/flow/lower-max-data", frame(Frame.MaxData.class, it -> it.maximum() == 1)),
        goingOn(
            "quic/stream/empty-frame",
            frame(Frame.Stream.class, it -> it.data().length == 0 && !it.fin())),
        Scenario.fails(
            "quic/stream/skipped-id",
            LENIENT,
            LENIENT.when(
                lower.and(heard -> heard.before().stream().anyMatch(before -> on(8, before))),
                new Action.Drop()),
            "afterwards"),
        Scenario.fails(
            "quic/stream/end-first",
            LENIENT,
            LENIENT.when(
                frame(Frame.Stream.class, it -> it.stream() == 4 && it.fin() && it.offset() > 0),
                new Action.Drop()),
            "whose end came first"),
        Scenario.fails(
            "quic/stream/stop-sending",
            LENIENT.when(
                frame(Frame.StopSending.class, it -> true),
                new Action.Answer(List.of(new Frame.ResetStream(0, 0x10c, 1)))),
            LENIENT,
            "RESET_STREAM after STOP_SENDING"));
  }

  private static boolean on(long stream, protoprobe.quic.forge.Packet packet) {
    return packet.level() == Level.ONE_RTT
        && packet.frames().stream()
            .anyMatch(it -> it instanceof Frame.Stream piece && piece.stream() == stream);
  }

  private static List<Scenario> credit() {
    Predicate<Heard> above =
        frame(Frame.Stream.class, it -> it.offset() >= WINDOW && it.offset() < VarInt.MAX);
    return List.of(
        closing("quic/flow/stream-limit", above, FLOW_CONTROL_ERROR),
        closing(
            "quic/flow/reset-above-limit",
            frame(Frame.ResetStream.class, it -> it.finalSize() > WINDOW),
            FLOW_CONTROL_ERROR),
        closing(
            "quic/flow/connection-limit",
            heard ->
                heard.frames().stream()
                        .filter(it -> it instanceof Frame.Stream piece)
                        .filter(it -> ((Frame.Stream) it).offset() == WINDOW - 1)
                        .count()
                    >= 2,
            FLOW_CONTROL_ERROR),
        overspending(
            "quic/flow/small-stream-credit",
            TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL),
        overspending("quic/flow/small-connection-credit", TransportParameterId.INITIAL_MAX_DATA));
  }

  /** The broken server sends what it likes; the lenient one keeps to the credit. */
  private static Scenario overspending(String id, TransportParameterId limit) {
    Predicate<Heard> asked = frame(Frame.Stream.class, it -> it.stream() == 0 && it.fin());
    Action more = new Action.Answer(List.of(new Frame.Stream(0, 0, new byte[200], false)));
    return Scenario.fails(
        id,
        LENIENT,
        LENIENT.when(asked.and(heard -> heard.parameters().integer(limit).orElse(0) == 80), more),
        "octets sent with a credit of 80");
  }
}
