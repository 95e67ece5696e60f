// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import static protoprobe.quic.http3.Http3FrameType.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;

/**
 * Reads the frames of a stream as its octets come (RFC 9114 section 7.1); on a unidirectional one,
 * from behind its type.
 */
public final class Http3FrameReader {
  /** Octets of a frame that are held. */
  public static final int MOST = 1 << 20;

  private static final int MOST_SETTINGS = 1000;

  private byte[] held = {};
  private int start;
  private long dataLeft;

  /** Takes octets of the stream. */
  public void add(byte[] octets) {
    byte[] more = Arrays.copyOfRange(held, start, held.length + octets.length);
    System.arraycopy(octets, 0, more, held.length - start, octets.length);
    held = more;
    start = 0;
  }

  /**
   * The next frame that is complete. DATA of more than 1 MiB comes in several.
   *
   * @throws WireFault if its payload is not what it should be, or one other than DATA is longer
   *     than 1 MiB; nothing can be read behind it
   */
  public Optional<Http3Frame> next() {
    if (dataLeft == 0 && isHeaderComplete()) {
      WireReader in = new WireReader(held, start);
      long type = in.varInt("frame type");
      long length = in.varInt("frame length");
      if (type == DATA && length > MOST) {
        dataLeft = length;
        start = in.position();
      } else if (length > MOST) {
        throw in.fault("frame of type 0x%x".formatted(type), length + " octets long");
      } else if (in.remaining() >= length) {
        byte[] payload = in.take(length, "frame");
        start = in.position();
        return Optional.of(frame(type, payload));
      }
    }
    return dataLeft > 0 ? piece() : Optional.empty();
  }

  private Optional<Http3Frame> piece() {
    int length = (int) Math.min(dataLeft, MOST);
    if (held.length - start < length) {
      return Optional.empty();
    }
    byte[] data = Arrays.copyOfRange(held, start, start + length);
    start += length;
    dataLeft -= length;
    return Optional.of(new Http3Frame.Data(data));
  }

  /** Whether type and length are there. */
  private boolean isHeaderComplete() {
    int lengthAt = start < held.length ? start + integerLength(start) : held.length;
    return lengthAt < held.length && lengthAt + integerLength(lengthAt) <= held.length;
  }

  private int integerLength(int at) {
    return 1 << ((held[at] & 0xff) >> 6);
  }

  /** Whether a frame is not complete: a stream must not end so. */
  public boolean isWithin() {
    return start < held.length || dataLeft > 0;
  }

  /** A frame that is complete. */
  private static Http3Frame frame(long type, byte[] payload) {
    WireReader in = new WireReader(payload);
    if (type == DATA) {
      return new Http3Frame.Data(payload);
    } else if (type == HEADERS) {
      return new Http3Frame.Headers(payload);
    } else if (type == SETTINGS) {
      return settings(in);
    } else if (type == PUSH_PROMISE) {
      return new Http3Frame.PushPromise(in.varInt("push id"), in.rest());
    } else if (type == CANCEL_PUSH) {
      return new Http3Frame.CancelPush(only(in, "push id"));
    } else if (type == GOAWAY) {
      return new Http3Frame.GoAway(only(in, "id of GOAWAY"));
    } else if (type == MAX_PUSH_ID) {
      return new Http3Frame.MaxPushId(only(in, "push id"));
    } else if (type == PRIORITY_UPDATE_REQUEST || type == PRIORITY_UPDATE_PUSH) {
      boolean push = type == PRIORITY_UPDATE_PUSH;
      return new Http3Frame.PriorityUpdate(push, in.varInt("prioritized id"), in.rest());
    }
    return new Http3Frame.Other(type, payload);
  }

  private static Http3Frame settings(WireReader in) {
    List<Setting> settings = new ArrayList<>();
    while (in.hasMore()) {
      if (settings.size() == MOST_SETTINGS) {
        throw in.fault("SETTINGS", "more than %d of them".formatted(MOST_SETTINGS));
      }
      settings.add(new Setting(in.varInt("setting"), in.varInt("value of a setting")));
    }
    return new Http3Frame.Settings(settings);
  }

  private static long only(WireReader in, String what) {
    long value = in.varInt(what);
    if (in.hasMore()) {
      throw in.fault(what, in.remaining() + " octets behind it");
    }
    return value;
  }
}
