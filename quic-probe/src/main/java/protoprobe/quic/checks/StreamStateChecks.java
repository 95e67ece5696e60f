// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportError.FRAME_ENCODING_ERROR;
import static protoprobe.quic.wire.TransportError.STREAM_LIMIT_ERROR;
import static protoprobe.quic.wire.TransportError.STREAM_STATE_ERROR;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Client;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameterId;

@Topic(spec = "RFC 9000", title = "Streams that may not be used so")
final class StreamStateChecks {
  private static final long MOST_STREAMS = 1L << 60;

  /** So far beyond the limit that raising it by the way does not reach it. */
  private static final long MARGIN = 1000;

  @Check(
      id = "quic/stream/forbidden-frame",
      rows = ForbiddenStreamFrame.class,
      section = "19.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A frame for a stream whose state does not permit it is a STREAM_STATE_ERROR.")
  void forbiddenFrame(QuicServer server, ForbiddenStreamFrame row) {
    assertThatReaction(server.control().provoke(row.frame()))
        .as("connection error STREAM_STATE_ERROR")
        .closesWith(STREAM_STATE_ERROR);
  }

  @Check(
      id = "quic/stream/reset-not-opened",
      row = "ST-09",
      section = "20.1",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "RESET_STREAM for a server's stream that it has not opened is a STREAM_STATE_ERROR.")
  void resetNotOpened(QuicServer server) {
    assertThatReaction(server.control().provoke(new Frame.ResetStream(1, 0x10c, 0)))
        .as("connection error STREAM_STATE_ERROR")
        .closesWith(STREAM_STATE_ERROR);
  }

  @Check(
      id = "quic/stream/beyond-limit",
      rows = BeyondStreamLimit.class,
      section = "4.6",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "A frame for a stream above the limit that the server has set is a STREAM_LIMIT_ERROR.")
  void beyondLimit(QuicServer server, BeyondStreamLimit row) {
    Session session = server.control();
    long limit = limit(session.client(), row.bidirectional());
    if (limit > MOST_STREAMS - 2 * MARGIN) {
      throw new Unsupported("a limit of streams: the server allows " + limit);
    }
    long id = 4 * (limit + MARGIN) + (row.bidirectional() ? 0 : 2);

    assertThatReaction(session.provoke(row.frame(id)))
        .as("connection error STREAM_LIMIT_ERROR")
        .closesWith(STREAM_LIMIT_ERROR);
  }

  private static long limit(Client client, boolean bidirectional) {
    long first =
        client.parameter(
            bidirectional
                ? TransportParameterId.INITIAL_MAX_STREAMS_BIDI
                : TransportParameterId.INITIAL_MAX_STREAMS_UNI,
            0);
    return client.heard(Frame.MaxStreams.class).stream()
        .filter(frame -> frame.bidirectional() == bidirectional)
        .mapToLong(Frame.MaxStreams::maximum)
        .reduce(first, Math::max);
  }

  @Check(
      id = "quic/stream/max-streams-too-high",
      rows = StreamDirection.class,
      row = "ST-13",
      section = "19.11",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "MAX_STREAMS above 2^60 is a FRAME_ENCODING_ERROR.")
  void maxStreamsTooHigh(QuicServer server, StreamDirection row) {
    assertThatReaction(
            server.control().provoke(new Frame.MaxStreams(row.bidirectional(), MOST_STREAMS + 1)))
        .as("connection error FRAME_ENCODING_ERROR")
        .closesWith(FRAME_ENCODING_ERROR);
  }

  @Check(
      id = "quic/stream/streams-blocked-too-high",
      rows = StreamDirection.class,
      row = "ST-14",
      section = "19.14",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "STREAMS_BLOCKED above 2^60 is a STREAM_LIMIT_ERROR or FRAME_ENCODING_ERROR.")
  void streamsBlockedTooHigh(QuicServer server, StreamDirection row) {
    assertThatReaction(
            server
                .control()
                .provoke(new Frame.StreamsBlocked(row.bidirectional(), MOST_STREAMS + 1)))
        .as("connection error STREAM_LIMIT_ERROR or FRAME_ENCODING_ERROR")
        .closesWith(STREAM_LIMIT_ERROR, FRAME_ENCODING_ERROR);
  }
}
