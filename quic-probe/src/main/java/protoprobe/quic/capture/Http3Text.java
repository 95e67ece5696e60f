// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.util.stream.Collectors;
import protoprobe.quic.http3.Field;
import protoprobe.quic.http3.FieldLine;
import protoprobe.quic.http3.FieldSection;
import protoprobe.quic.http3.Http3Frame;
import protoprobe.quic.http3.StreamType;
import protoprobe.quic.wire.WireFault;

/** HTTP/3 frames in words, without cookies and credentials. */
final class Http3Text {
  private Http3Text() {}

  static String streamType(long type) {
    return switch ((int) Math.min(type, Integer.MAX_VALUE)) {
      case StreamType.CONTROL -> "control stream";
      case StreamType.PUSH -> "push stream";
      case StreamType.QPACK_ENCODER -> "QPACK encoder stream";
      case StreamType.QPACK_DECODER -> "QPACK decoder stream";
      default -> "stream of type 0x%x".formatted(type);
    };
  }

  static String of(Http3Frame frame) {
    if (frame instanceof Http3Frame.Data data) {
      return "DATA of %d octets".formatted(data.payload().length);
    } else if (frame instanceof Http3Frame.Headers headers) {
      return "HEADERS " + section(headers.payload());
    } else if (frame instanceof Http3Frame.PushPromise push) {
      return "PUSH_PROMISE %d %s".formatted(push.id(), section(push.section()));
    } else if (frame instanceof Http3Frame.Settings settings) {
      return "SETTINGS "
          + settings.settings().stream()
              .map(each -> "0x%x = %d".formatted(each.id(), each.value()))
              .collect(Collectors.joining(", "));
    } else if (frame instanceof Http3Frame.GoAway away) {
      return "GOAWAY " + away.id();
    } else if (frame instanceof Http3Frame.CancelPush cancel) {
      return "CANCEL_PUSH " + cancel.id();
    } else if (frame instanceof Http3Frame.MaxPushId max) {
      return "MAX_PUSH_ID " + max.id();
    }
    return "frame 0x%x: %s".formatted(frame.type(), FrameText.hex(frame.payload()));
  }

  private static String section(byte[] octets) {
    try {
      return FieldSection.decode(octets).lines().stream()
          .map(Http3Text::line)
          .collect(Collectors.joining(", "));
    } catch (WireFault broken) {
      return "%s: %s".formatted(broken.getMessage(), FrameText.hex(octets));
    }
  }

  private static String line(FieldLine line) {
    return FieldSection.field(line)
        .map(field -> field.isSecret() ? field.name() + ": (left out)" : quoted(field))
        .orElseGet(() -> "an entry of the dynamic table, or of none");
  }

  private static String quoted(Field field) {
    return "%s: '%s'".formatted(field.name(), field.value());
  }
}
