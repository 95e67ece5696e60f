// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import java.util.Arrays;
import java.util.List;
import protoprobe.kit.check.Row;
import protoprobe.quic.wire.Frame;

/** Ways to contradict the end of a stream. */
public enum FinalSize implements Row {
  DATA_BEHIND("ST-19", "Data behind the end."),
  SMALLER_END("ST-20", "Another end, before data that were received."),
  RESET_BELOW_RECEIVED("ST-21", "RESET_STREAM with an end before data that were received."),
  TWO_RESETS("ST-22", "Two RESET_STREAM frames with different ends.");

  private static final long REQUEST_CANCELLED = 0x10c;

  private final String catalogueRow;
  private final String says;

  FinalSize(String catalogueRow, String says) {
    this.catalogueRow = catalogueRow;
    this.says = says;
  }

  /** Frames for a new stream that begins with a sound request. */
  List<Frame> frames(long stream, byte[] request) {
    int size = request.length;
    Frame whole = new Frame.Stream(stream, 0, request, true);
    Frame open = new Frame.Stream(stream, 0, request, false);
    return switch (this) {
      case DATA_BEHIND -> List.of(whole, new Frame.Stream(stream, size, new byte[1], false));
      case SMALLER_END ->
          List.of(whole, new Frame.Stream(stream, 0, Arrays.copyOf(request, size - 5), true));
      case RESET_BELOW_RECEIVED ->
          List.of(open, new Frame.ResetStream(stream, REQUEST_CANCELLED, size - 5));
      case TWO_RESETS ->
          List.of(
              open,
              new Frame.ResetStream(stream, REQUEST_CANCELLED, size),
              new Frame.ResetStream(stream, REQUEST_CANCELLED, size + 5));
    };
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
