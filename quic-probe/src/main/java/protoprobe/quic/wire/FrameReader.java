// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import static protoprobe.quic.wire.FrameType.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the frames of a packet (RFC 9000 section 12.4 and 19). */
public final class FrameReader {
  /** More ranges than this fit no datagram: each takes two octets at least. */
  private static final int MOST_RANGES = 32_768;

  private static final int RESET_TOKEN = 16;
  private static final int PATH_DATA = 8;
  private static final int ECN_COUNTERS = 3;

  private final WireReader in;

  private FrameReader(WireReader in) {
    this.in = in;
  }

  /**
   * All frames of a payload.
   *
   * @throws WireFault if one ends too early, or its type is unknown
   */
  public static List<Frame> read(byte[] payload) {
    FrameReader reader = new FrameReader(new WireReader(payload));
    List<Frame> frames = new ArrayList<>();
    while (reader.in.hasMore()) {
      frames.add(reader.next());
    }
    return frames;
  }

  /**
   * All frames of a payload that can be read, then the rest as {@link Frame.Raw} if there is one.
   */
  public static List<Frame> readAsFarAsPossible(byte[] payload) {
    FrameReader reader = new FrameReader(new WireReader(payload));
    List<Frame> frames = new ArrayList<>();
    while (reader.in.hasMore()) {
      int start = reader.in.position();
      try {
        frames.add(reader.next());
      } catch (WireFault broken) {
        frames.add(new Frame.Raw(Arrays.copyOfRange(payload, start, payload.length)));
        return frames;
      }
    }
    return frames;
  }

  private Frame next() {
    long type = in.varInt("frame type");
    if (type >= STREAM && type < MAX_DATA) {
      return stream((int) type);
    }
    if (type > DATAGRAM_LENGTH) {
      throw in.fault("frame type", "0x%x is unknown".formatted(type));
    }
    return switch ((int) type) {
      case PADDING -> padding();
      case PING -> new Frame.Ping();
      case ACK, ACK_ECN -> ack(type == ACK_ECN);
      case RESET_STREAM -> new Frame.ResetStream(id(), error(), in.varInt("final size"));
      case STOP_SENDING -> new Frame.StopSending(id(), error());
      case CRYPTO -> new Frame.Crypto(in.varInt("offset"), in.prefixed("CRYPTO data"));
      case NEW_TOKEN -> new Frame.NewToken(in.prefixed("token"));
      case MAX_DATA -> new Frame.MaxData(limit());
      case MAX_STREAM_DATA -> new Frame.MaxStreamData(id(), limit());
      case MAX_STREAMS_BIDI, MAX_STREAMS_UNI ->
          new Frame.MaxStreams(type == MAX_STREAMS_BIDI, limit());
      case DATA_BLOCKED -> new Frame.DataBlocked(limit());
      case STREAM_DATA_BLOCKED -> new Frame.StreamDataBlocked(id(), limit());
      case STREAMS_BLOCKED_BIDI, STREAMS_BLOCKED_UNI ->
          new Frame.StreamsBlocked(type == STREAMS_BLOCKED_BIDI, limit());
      case NEW_CONNECTION_ID -> newConnectionId();
      case RETIRE_CONNECTION_ID -> new Frame.RetireConnectionId(in.varInt("sequence number"));
      case PATH_CHALLENGE -> new Frame.PathChallenge(in.take(PATH_DATA, "path challenge"));
      case PATH_RESPONSE -> new Frame.PathResponse(in.take(PATH_DATA, "path response"));
      case CONNECTION_CLOSE, CONNECTION_CLOSE_APPLICATION -> close(type != CONNECTION_CLOSE);
      case HANDSHAKE_DONE -> new Frame.HandshakeDone();
      case DATAGRAM -> new Frame.Datagram(in.rest());
      case DATAGRAM_LENGTH -> new Frame.Datagram(in.prefixed("datagram"));
      default -> throw in.fault("frame type", "0x%x is unknown".formatted(type));
    };
  }

  private Frame padding() {
    int count = 1;
    while (in.hasMore() && in.peek("padding") == PADDING) {
      in.octet("padding");
      count++;
    }
    return new Frame.Padding(count);
  }

  private Frame ack(boolean withEcn) {
    long largest = in.varInt("largest acknowledged");
    long delay = in.varInt("ack delay");
    long count = in.varInt("range count");
    if (count > MOST_RANGES) {
      throw in.fault("range count", count + " fit no packet");
    }
    long first = in.varInt("first range");
    List<Frame.Ack.Range> ranges = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      ranges.add(new Frame.Ack.Range(in.varInt("gap"), in.varInt("range length")));
    }
    List<Long> ecn = new ArrayList<>();
    for (int i = 0; withEcn && i < ECN_COUNTERS; i++) {
      ecn.add(in.varInt("ECN counter"));
    }
    return new Frame.Ack(largest, delay, first, List.copyOf(ranges), List.copyOf(ecn));
  }

  private Frame stream(int type) {
    long stream = id();
    long offset = (type & STREAM_OFFSET) != 0 ? in.varInt("offset") : 0;
    byte[] data = (type & STREAM_LENGTH) != 0 ? in.prefixed("STREAM data") : in.rest();
    return new Frame.Stream(stream, offset, data, (type & STREAM_FIN) != 0);
  }

  private Frame newConnectionId() {
    long sequence = in.varInt("sequence number");
    long retire = in.varInt("retire prior to");
    byte[] id = in.take(in.octet("connection id length"), "connection id");
    return new Frame.NewConnectionId(sequence, retire, id, in.take(RESET_TOKEN, "reset token"));
  }

  private Frame close(boolean application) {
    long error = error();
    long frameType = application ? 0 : in.varInt("frame type that failed");
    return new Frame.ConnectionClose(application, error, frameType, in.prefixed("reason"));
  }

  private long id() {
    return in.varInt("stream id");
  }

  private long error() {
    return in.varInt("error code");
  }

  private long limit() {
    return in.varInt("limit");
  }
}
