// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.nio.charset.StandardCharsets;
import protoprobe.kit.report.Printable;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

/**
 * How the peer ended the connection.
 *
 * @param level of the packet that said it
 * @param reset whether it was a stateless reset, which carries no error (RFC 9000 section 10.3)
 * @param frame what it said, if it was none
 */
public record Closing(Level level, boolean reset, Frame.ConnectionClose frame) {
  static Closing of(Level level, Frame.ConnectionClose frame) {
    return new Closing(level, false, frame);
  }

  static Closing byReset() {
    return new Closing(Level.ONE_RTT, true, new Frame.ConnectionClose(false, 0, 0, new byte[0]));
  }

  /** The error code. */
  public long error() {
    return frame.error();
  }

  /** The reason phrase, which is hostile. */
  public String reason() {
    return new String(frame.reason(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    if (reset) {
      return "stateless reset";
    }
    String phrase = reason().isEmpty() ? "" : " '" + Printable.text(reason(), 200) + "'";
    return "CONNECTION_CLOSE %s 0x%x%s in %s"
        .formatted(frame.application() ? "of the application," : "", error(), phrase, level)
        .replace("  ", " ");
  }
}
