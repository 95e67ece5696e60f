// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import static protoprobe.quic.wire.FrameType.*;

/** Writes frames field by field; Java 17 has no switch over records yet, hence the chain. */
final class FrameWriter {
  private FrameWriter() {}

  static void write(Frame frame, WireWriter out) {
    if (frame instanceof Frame.Raw raw) {
      out.raw(raw.octets());
    } else if (frame instanceof Frame.Padding padding) {
      out.raw(new byte[padding.count()]);
    } else if (frame instanceof Frame.Ping) {
      out.varInt(PING);
    } else if (frame instanceof Frame.HandshakeDone) {
      out.varInt(HANDSHAKE_DONE);
    } else if (frame instanceof Frame.Ack ack) {
      ack(ack, out);
    } else if (frame instanceof Frame.ConnectionClose close) {
      close(close, out);
    } else if (!streams(frame, out) && !limits(frame, out)) {
      connection(frame, out);
    }
  }

  private static void ack(Frame.Ack ack, WireWriter out) {
    out.varInt(ack.ecn().isEmpty() ? ACK : ACK_ECN);
    out.varInt(ack.largest()).varInt(ack.delay());
    out.varInt(ack.ranges().size()).varInt(ack.firstRange());
    ack.ranges().forEach(range -> out.varInt(range.gap()).varInt(range.length()));
    ack.ecn().forEach(out::varInt);
  }

  private static void close(Frame.ConnectionClose close, WireWriter out) {
    out.varInt(close.application() ? CONNECTION_CLOSE_APPLICATION : CONNECTION_CLOSE);
    out.varInt(close.error());
    if (!close.application()) {
      out.varInt(close.frameType());
    }
    out.prefixed(close.reason());
  }

  private static boolean streams(Frame frame, WireWriter out) {
    if (frame instanceof Frame.Crypto crypto) {
      out.varInt(CRYPTO).varInt(crypto.offset()).prefixed(crypto.data());
    } else if (frame instanceof Frame.Stream stream) {
      out.varInt(STREAM | STREAM_OFFSET | STREAM_LENGTH | (stream.fin() ? STREAM_FIN : 0));
      out.varInt(stream.stream()).varInt(stream.offset()).prefixed(stream.data());
    } else if (frame instanceof Frame.ResetStream reset) {
      out.varInt(RESET_STREAM).varInt(reset.stream());
      out.varInt(reset.error()).varInt(reset.finalSize());
    } else if (frame instanceof Frame.StopSending stop) {
      out.varInt(STOP_SENDING).varInt(stop.stream()).varInt(stop.error());
    } else if (frame instanceof Frame.Datagram datagram) {
      out.varInt(DATAGRAM_LENGTH).prefixed(datagram.data());
    } else {
      return false;
    }
    return true;
  }

  private static boolean limits(Frame frame, WireWriter out) {
    if (frame instanceof Frame.MaxData max) {
      out.varInt(MAX_DATA).varInt(max.maximum());
    } else if (frame instanceof Frame.MaxStreamData max) {
      out.varInt(MAX_STREAM_DATA).varInt(max.stream()).varInt(max.maximum());
    } else if (frame instanceof Frame.MaxStreams max) {
      out.varInt(max.bidirectional() ? MAX_STREAMS_BIDI : MAX_STREAMS_UNI).varInt(max.maximum());
    } else if (frame instanceof Frame.DataBlocked blocked) {
      out.varInt(DATA_BLOCKED).varInt(blocked.limit());
    } else if (frame instanceof Frame.StreamDataBlocked blocked) {
      out.varInt(STREAM_DATA_BLOCKED).varInt(blocked.stream()).varInt(blocked.limit());
    } else if (frame instanceof Frame.StreamsBlocked blocked) {
      out.varInt(blocked.bidirectional() ? STREAMS_BLOCKED_BIDI : STREAMS_BLOCKED_UNI);
      out.varInt(blocked.limit());
    } else {
      return false;
    }
    return true;
  }

  private static void connection(Frame frame, WireWriter out) {
    if (frame instanceof Frame.NewToken token) {
      out.varInt(NEW_TOKEN).prefixed(token.token());
    } else if (frame instanceof Frame.NewConnectionId id) {
      out.varInt(NEW_CONNECTION_ID).varInt(id.sequence()).varInt(id.retirePriorTo());
      out.fixed(id.id().length, 1).raw(id.id()).raw(id.resetToken());
    } else if (frame instanceof Frame.RetireConnectionId id) {
      out.varInt(RETIRE_CONNECTION_ID).varInt(id.sequence());
    } else if (frame instanceof Frame.PathChallenge challenge) {
      out.varInt(PATH_CHALLENGE).raw(challenge.data());
    } else if (frame instanceof Frame.PathResponse response) {
      out.varInt(PATH_RESPONSE).raw(response.data());
    } else {
      throw new AssertionError("no such frame: " + frame);
    }
  }
}
