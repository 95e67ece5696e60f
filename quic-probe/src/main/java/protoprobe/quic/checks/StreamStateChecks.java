// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportError.STREAM_STATE_ERROR;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Reaction;
import protoprobe.quic.wire.Frame;

@Topic(spec = "RFC 9000", title = "Frames for streams that cannot take them")
final class StreamStateChecks {
  /** The server's first unidirectional stream, which only it can send on. */
  private static final long SERVER_UNI = 3;

  /** The server's first bidirectional stream: HTTP/3 servers never open one. */
  private static final long SERVER_BIDI = 1;

  /** The client's first unidirectional stream, which the server can only receive on. */
  private static final long CLIENT_UNI = 2;

  @Check(
      id = "quic/stream/reset-send-only",
      row = "ST-01",
      section = "19.4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "RESET_STREAM for a stream that its receiver only sends on is a STREAM_STATE_ERROR.")
  void resetSendOnly(QuicServer server) {
    Reaction reaction = server.control().provoke(new Frame.ResetStream(SERVER_UNI, 0, 0));

    assertThatReaction(reaction)
        .as("connection error after RESET_STREAM for the server's own unidirectional stream")
        .closesWith(STREAM_STATE_ERROR);
  }
}
