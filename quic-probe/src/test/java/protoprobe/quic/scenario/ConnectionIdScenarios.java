// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.scenario.Scenarios.LENIENT;
import static protoprobe.quic.scenario.Scenarios.closing;
import static protoprobe.quic.scenario.Scenarios.frame;
import static protoprobe.quic.scenario.Scenarios.goingOn;
import static protoprobe.quic.wire.TransportError.CONNECTION_ID_LIMIT_ERROR;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Script;
import protoprobe.quic.wire.Frame;

/** For the checks of connection ids, of closing and of paths. */
final class ConnectionIdScenarios {
  private static final byte[] SPARE = Datagrams.id(8, 41);

  private ConnectionIdScenarios() {}

  static List<Scenario> all() {
    return java.util.stream.Stream.of(ids(), moves(), closings()).flatMap(List::stream).toList();
  }

  private static List<Scenario> ids() {
    return List.of(
        closing(
            "quic/connection-id/retire-above-sequence",
            frame(Frame.NewConnectionId.class, it -> it.retirePriorTo() > it.sequence()),
            FRAME_ENCODING_ERROR),
        closing(
            "quic/connection-id/length-0",
            frame(Frame.NewConnectionId.class, it -> it.id().length == 0),
            FRAME_ENCODING_ERROR),
        closing(
            "quic/connection-id/length-21",
            frame(Frame.NewConnectionId.class, it -> it.id().length == 21),
            FRAME_ENCODING_ERROR),
        closing(
            "quic/connection-id/too-many",
            frame(Frame.NewConnectionId.class, it -> it.sequence() >= 4),
            CONNECTION_ID_LIMIT_ERROR),
        closing(
            "quic/connection-id/never-issued",
            frame(Frame.RetireConnectionId.class, it -> it.sequence() > 1000),
            PROTOCOL_VIOLATION),
        closing(
            "quic/connection-id/none-wanted",
            frame(Frame.NewConnectionId.class, it -> it.sequence() == 1),
            PROTOCOL_VIOLATION),
        Scenario.observes(
            "quic/connection-id/number-reused",
            LENIENT.when(
                frame(Frame.NewConnectionId.class, it -> it.id()[0] == 0),
                new Action.Close(false, PROTOCOL_VIOLATION.code())),
            LENIENT,
            "reaction"),
        Scenario.observes(
            "quic/connection-id/retire-in-use",
            LENIENT.when(
                frame(Frame.RetireConnectionId.class, it -> it.sequence() == 0),
                new Action.Close(false, PROTOCOL_VIOLATION.code())),
            LENIENT,
            "reaction"),
        goingOn(
            "quic/connection-id/same-frame-twice",
            frame(Frame.NewConnectionId.class, it -> it.sequence() == 1)),
        Scenario.fails(
            "quic/connection-id/below-retired",
            LENIENT.when(
                frame(Frame.NewConnectionId.class, it -> it.sequence() == 1),
                new Action.Answer(List.of(new Frame.RetireConnectionId(1)))),
            LENIENT,
            "sequence numbers retired by the server"));
  }

  private static Predicate<Heard> request(long stream) {
    return frame(Frame.Stream.class, it -> it.stream() == stream && it.fin());
  }

  /** Its answer to the first request brings another connection id, by which it can be reached. */
  private static Script offering() {
    return LENIENT.when(
        request(0),
        heard ->
            new Action.Answer(
                List.of(new Frame.NewConnectionId(1, 0, SPARE, Datagrams.id(16, 42)))));
  }

  private static List<Scenario> moves() {
    Action close = new Action.Close(false, PROTOCOL_VIOLATION.code());
    Predicate<Heard> spare = heard -> java.util.Arrays.equals(heard.packet().destination(), SPARE);
    return List.of(
        Scenario.fails(
            "quic/connection-id/spare-used",
            offering().also(SPARE).when(request(4).and(spare.negate()), close),
            offering().also(SPARE).when(request(4).and(spare), close),
            "it closes with CONNECTION_CLOSE"),
        Scenario.fails(
            "quic/connection-id/retire-prior-to",
            LENIENT,
            LENIENT.when(
                frame(Frame.NewConnectionId.class, it -> it.retirePriorTo() == 1),
                new Action.Drop()),
            "sequence numbers retired by the server"),
        Scenario.fails(
            "quic/path/new-port",
            LENIENT.challenging(),
            LENIENT,
            "a PATH_CHALLENGE at the other port"));
  }

  private static List<Scenario> closings() {
    return List.of(
        Scenario.fails(
            "quic/close/silent-after-close",
            LENIENT.when(frame(Frame.ConnectionClose.class, it -> true), new Action.Hang()),
            LENIENT,
            "frames sent after the client has closed"),
        Scenario.fails(
            "quic/close/unknown-connection",
            LENIENT,
            LENIENT.onDatagram(
                datagram ->
                    datagram.length == 60 ? Optional.of(List.of(new byte[300])) : Optional.empty()),
            "first two bits"),
        closing(
            "quic/close/new-token-of-client",
            frame(Frame.NewToken.class, it -> true),
            PROTOCOL_VIOLATION),
        closing(
            "quic/close/handshake-done-of-client",
            frame(Frame.HandshakeDone.class, it -> true),
            PROTOCOL_VIOLATION),
        Scenario.fails(
            "quic/path/challenge",
            LENIENT,
            LENIENT.when(
                frame(Frame.PathChallenge.class, it -> true),
                new Action.Answer(List.of(new Frame.PathResponse(new byte[8])))),
            "PATH_RESPONSE frames"),
        Scenario.fails(
            "quic/path/response-once",
            LENIENT,
            LENIENT.when(
                frame(Frame.PathChallenge.class, it -> true),
                new Action.Answer(List.of(new Frame.PathResponse(new byte[8])))),
            "none of them acknowledged"));
  }
}
