// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import java.util.List;
import protoprobe.quic.wire.WireWriter;

/** A frame as a value (RFC 9114 section 7.2); byte arrays are not copied. */
public sealed interface Http3Frame {
  /** Its type; the first octets' of {@link Raw} are not looked at. */
  long type();

  /** What is behind type and length. */
  byte[] payload();

  /** Its octets, integers in their shortest form. */
  default byte[] encode() {
    return new WireWriter().varInt(type()).prefixed(payload()).toBytes();
  }

  /** Section 7.2.1. */
  record Data(byte[] payload) implements Http3Frame {
    @Override
    public long type() {
      return Http3FrameType.DATA;
    }
  }

  /** Section 7.2.2: an encoded field section. */
  record Headers(byte[] payload) implements Http3Frame {
    /** Of these fields, without dynamic table. */
    public static Headers of(Field... fields) {
      return of(FieldSection.of(List.of(fields)));
    }

    /** Of that section. */
    public static Headers of(FieldSection section) {
      return new Headers(section.encode());
    }

    /**
     * The section read.
     *
     * @throws protoprobe.quic.wire.WireFault if it cannot be
     */
    public FieldSection section() {
      return FieldSection.decode(payload);
    }

    @Override
    public long type() {
      return Http3FrameType.HEADERS;
    }
  }

  /** Section 7.2.3. */
  record CancelPush(long id) implements Http3Frame {
    @Override
    public long type() {
      return Http3FrameType.CANCEL_PUSH;
    }

    @Override
    public byte[] payload() {
      return integer(id);
    }
  }

  /** Section 7.2.4: in order; the same one twice can be said, though it must not. */
  record Settings(List<Setting> settings) implements Http3Frame {
    public Settings {
      settings = List.copyOf(settings);
    }

    /** With these. */
    public static Settings of(Setting... settings) {
      return new Settings(List.of(settings));
    }

    @Override
    public long type() {
      return Http3FrameType.SETTINGS;
    }

    @Override
    public byte[] payload() {
      WireWriter out = new WireWriter();
      settings.forEach(each -> out.varInt(each.id()).varInt(each.value()));
      return out.toBytes();
    }
  }

  /** Section 7.2.5: an id and an encoded field section. */
  record PushPromise(long id, byte[] section) implements Http3Frame {
    @Override
    public long type() {
      return Http3FrameType.PUSH_PROMISE;
    }

    @Override
    public byte[] payload() {
      return new WireWriter().varInt(id).raw(section).toBytes();
    }
  }

  /** Section 7.2.6: a stream of the client's, or a push of the server's. */
  record GoAway(long id) implements Http3Frame {
    @Override
    public long type() {
      return Http3FrameType.GOAWAY;
    }

    @Override
    public byte[] payload() {
      return integer(id);
    }
  }

  /** Section 7.2.7. */
  record MaxPushId(long id) implements Http3Frame {
    @Override
    public long type() {
      return Http3FrameType.MAX_PUSH_ID;
    }

    @Override
    public byte[] payload() {
      return integer(id);
    }
  }

  /** RFC 9218 section 7.2: for a request's stream, or for a push. */
  record PriorityUpdate(boolean push, long id, byte[] value) implements Http3Frame {
    @Override
    public long type() {
      return push ? Http3FrameType.PRIORITY_UPDATE_PUSH : Http3FrameType.PRIORITY_UPDATE_REQUEST;
    }

    @Override
    public byte[] payload() {
      return new WireWriter().varInt(id).raw(value).toBytes();
    }
  }

  /** Of another type, or of one whose payload is not what it should be. */
  record Other(long type, byte[] payload) implements Http3Frame {}

  /** Octets that stand where a frame should, such as half a frame. */
  record Raw(byte[] payload) implements Http3Frame {
    @Override
    public long type() {
      return -1;
    }

    @Override
    public byte[] encode() {
      return payload.clone();
    }
  }

  private static byte[] integer(long value) {
    return new WireWriter().varInt(value).toBytes();
  }
}
