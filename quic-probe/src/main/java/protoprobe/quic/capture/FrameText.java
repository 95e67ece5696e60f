// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import protoprobe.kit.report.Printable;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportError;

/** Frames in words, a short phrase each. */
final class FrameText {
  private static final int SHOWN = 24;

  private FrameText() {}

  static String of(List<Frame> frames) {
    return frames.stream().map(FrameText::of).collect(Collectors.joining(", "));
  }

  static String of(Frame frame) {
    if (frame instanceof Frame.Padding padding) {
      return "PADDING*" + padding.count();
    } else if (frame instanceof Frame.Ack ack) {
      return ack(ack);
    } else if (frame instanceof Frame.Crypto crypto) {
      return "CRYPTO %d+%d".formatted(crypto.offset(), crypto.data().length);
    } else if (frame instanceof Frame.Stream stream) {
      return "STREAM %d %d+%d%s"
          .formatted(
              stream.stream(), stream.offset(), stream.data().length, stream.fin() ? " FIN" : "");
    } else if (frame instanceof Frame.ConnectionClose close) {
      return close(close);
    }
    return shortly(frame);
  }

  private static String ack(Frame.Ack ack) {
    StringBuilder text = new StringBuilder("ACK ");
    long high = ack.largest();
    long low = high - ack.firstRange();
    text.append(high == low ? "" + high : low + "-" + high);
    for (Frame.Ack.Range range : ack.ranges()) {
      high = low - range.gap() - 2;
      low = high - range.length();
      text.append(" ").append(high == low ? "" + high : low + "-" + high);
    }
    return text.toString();
  }

  private static String close(Frame.ConnectionClose close) {
    String code =
        close.application()
            ? "0x%x of the application".formatted(close.error())
            : TransportError.describe(close.error());
    String reason = new String(close.reason(), StandardCharsets.UTF_8);
    return "CONNECTION_CLOSE " + code + (reason.isEmpty() ? "" : " '" + shown(reason) + "'");
  }

  private static String shown(String reason) {
    return Printable.text(reason, 200);
  }

  /** The rest: its name, and what it holds in the fewest words. */
  private static String shortly(Frame frame) {
    String name = frame.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    if (frame instanceof Frame.Raw raw) {
      return "octets " + hex(raw.octets());
    } else if (frame instanceof Frame.NewConnectionId id) {
      return "NEW_CONNECTION_ID %d retire %d %s"
          .formatted(id.sequence(), id.retirePriorTo(), hex(id.id()));
    } else if (frame instanceof Frame.PathChallenge path) {
      return "PATH_CHALLENGE " + hex(path.data());
    } else if (frame instanceof Frame.PathResponse path) {
      return "PATH_RESPONSE " + hex(path.data());
    } else if (frame instanceof Frame.NewToken token) {
      return "NEW_TOKEN of %d octets".formatted(token.token().length);
    } else if (frame instanceof Frame.Datagram datagram) {
      return "DATAGRAM of %d octets".formatted(datagram.data().length);
    }
    String fields = frame.toString().replaceAll("^\\w+\\[(.*)]$", "$1");
    return (name.toUpperCase(java.util.Locale.ROOT) + " " + fields).strip();
  }

  static String hex(byte[] octets) {
    HexFormat hex = HexFormat.of();
    return octets.length <= SHOWN
        ? hex.formatHex(octets)
        : hex.formatHex(octets, 0, SHOWN) + "... (" + octets.length + " octets)";
  }
}
