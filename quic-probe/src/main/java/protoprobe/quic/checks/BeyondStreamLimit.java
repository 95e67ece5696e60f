// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import java.util.function.LongFunction;
import protoprobe.kit.check.Row;
import protoprobe.quic.wire.Frame;

/** Frames for streams that the server does not allow yet. */
public enum BeyondStreamLimit implements Row {
  STREAM_BIDI(
      "ST-10",
      true,
      id -> new Frame.Stream(id, 0, new byte[] {0}, false),
      "STREAM, bidirectional."),
  STREAM_UNI(
      "ST-11",
      false,
      id -> new Frame.Stream(id, 0, new byte[] {0x21}, false),
      "STREAM, unidirectional."),
  RESET_STREAM("ST-12", true, id -> new Frame.ResetStream(id, 0x10c, 0), "RESET_STREAM."),
  STOP_SENDING("ST-12", true, id -> new Frame.StopSending(id, 0x10c), "STOP_SENDING."),
  MAX_STREAM_DATA("ST-12", true, id -> new Frame.MaxStreamData(id, 1_000_000), "MAX_STREAM_DATA.");

  private final String catalogueRow;
  private final boolean bidirectional;
  private final LongFunction<Frame> frame;
  private final String says;

  BeyondStreamLimit(
      String catalogueRow, boolean bidirectional, LongFunction<Frame> frame, String says) {
    this.catalogueRow = catalogueRow;
    this.bidirectional = bidirectional;
    this.frame = frame;
    this.says = says;
  }

  /** Of which kind the stream is. */
  boolean bidirectional() {
    return bidirectional;
  }

  /** The frame for that stream. */
  Frame frame(long id) {
    return frame.apply(id);
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
