// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;
import protoprobe.quic.wire.Frame;

/** Frames for streams whose state does not permit them. */
public enum ForbiddenStreamFrame implements Row {
  RESET_SEND_ONLY(
      "ST-01",
      new Frame.ResetStream(Stream.SERVER_UNI, 0, 0),
      "RESET_STREAM for a stream that only the server sends on (section 19.4)."),
  STOP_SENDING_NOT_OPENED(
      "ST-02",
      new Frame.StopSending(Stream.SERVER_BIDI, 0),
      "STOP_SENDING for a server's stream that it has not opened (section 19.5)."),
  STOP_SENDING_RECEIVE_ONLY(
      "ST-03",
      new Frame.StopSending(Stream.CLIENT_UNI, 0),
      "STOP_SENDING for a stream that only the client sends on (section 19.5)."),
  STREAM_NOT_OPENED(
      "ST-04",
      new Frame.Stream(Stream.SERVER_BIDI, 0, new byte[] {0}, false),
      "STREAM for a server's stream that it has not opened (section 19.8)."),
  STREAM_SEND_ONLY(
      "ST-05",
      new Frame.Stream(Stream.SERVER_UNI, 0, new byte[] {0}, false),
      "STREAM for a stream that only the server sends on (section 19.8)."),
  MAX_STREAM_DATA_NOT_OPENED(
      "ST-06",
      new Frame.MaxStreamData(Stream.SERVER_BIDI, 1_000_000),
      "MAX_STREAM_DATA for a server's stream that it has not opened (section 19.10)."),
  MAX_STREAM_DATA_RECEIVE_ONLY(
      "ST-07",
      new Frame.MaxStreamData(Stream.CLIENT_UNI, 1_000_000),
      "MAX_STREAM_DATA for a stream that only the client sends on (section 19.10)."),
  STREAM_DATA_BLOCKED_SEND_ONLY(
      "ST-08",
      new Frame.StreamDataBlocked(Stream.SERVER_UNI, 0),
      "STREAM_DATA_BLOCKED for a stream that only the server sends on (section 19.13).");

  private final String catalogueRow;
  private final Frame frame;
  private final String says;

  ForbiddenStreamFrame(String catalogueRow, Frame frame, String says) {
    this.catalogueRow = catalogueRow;
    this.frame = frame;
    this.says = says;
  }

  /** Streams by who opens them and who sends on them (RFC 9000 section 2.1). */
  private static final class Stream {
    /** HTTP/3 servers never open one. */
    static final long SERVER_BIDI = 1;

    static final long CLIENT_UNI = 2;
    static final long SERVER_UNI = 3;
  }

  /** The frame. */
  Frame frame() {
    return frame;
  }

  @Override
  public String says() {
    return says;
  }

  @Override
  public String catalogueRow() {
    return catalogueRow;
  }
}
