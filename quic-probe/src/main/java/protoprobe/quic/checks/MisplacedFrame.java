// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;
import protoprobe.quic.wire.Frame;

/** Frames that have no place in Initial and Handshake packets (RFC 9000 section 12.4, table 3). */
public enum MisplacedFrame implements Row {
  RESET_STREAM("PK-10", new Frame.ResetStream(0, 0, 0)),
  STOP_SENDING("PK-11", new Frame.StopSending(0, 0)),
  NEW_TOKEN("PK-12", new Frame.NewToken(new byte[] {1, 2, 3, 4})),
  STREAM("PK-13", new Frame.Stream(0, 0, new byte[] {1}, false)),
  MAX_DATA("PK-14", new Frame.MaxData(1 << 20)),
  MAX_STREAM_DATA("PK-15", new Frame.MaxStreamData(0, 1 << 20)),
  MAX_STREAMS("PK-16", new Frame.MaxStreams(true, 100)),
  DATA_BLOCKED("PK-17", new Frame.DataBlocked(1)),
  STREAM_DATA_BLOCKED("PK-18", new Frame.StreamDataBlocked(0, 1)),
  STREAMS_BLOCKED("PK-19", new Frame.StreamsBlocked(true, 1)),
  NEW_CONNECTION_ID("PK-20", new Frame.NewConnectionId(1, 0, new byte[8], new byte[16])),
  RETIRE_CONNECTION_ID("PK-21", new Frame.RetireConnectionId(0)),
  PATH_CHALLENGE("PK-22", new Frame.PathChallenge(new byte[8])),
  PATH_RESPONSE("PK-23", new Frame.PathResponse(new byte[8])),
  HANDSHAKE_DONE("PK-25", new Frame.HandshakeDone()),
  DATAGRAM("PK-26 DG-03", new Frame.Datagram(new byte[] {1}));

  private final String catalogueRow;
  private final Frame frame;

  MisplacedFrame(String catalogueRow, Frame frame) {
    this.catalogueRow = catalogueRow;
    this.frame = frame;
  }

  /** The frame. */
  Frame frame() {
    return frame;
  }

  @Override
  public String says() {
    return name() + ".";
  }

  @Override
  public String catalogueRow() {
    return catalogueRow;
  }
}
