// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import protoprobe.quic.http3.Http3Frame;
import protoprobe.quic.http3.Http3FrameReader;
import protoprobe.quic.http3.StreamType;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.WireFault;

/** The HTTP/3 that streams carry, in words: as far as their octets come in order. Bounded. */
final class StreamText {
  private static final int MOST_STREAMS = 1_000;
  private static final int UNIDIRECTIONAL = 2;

  private final Map<Key, Reading> readings = new HashMap<>();

  private record Key(boolean outgoing, long stream) {}

  /** Lines for what is complete now. */
  List<String> add(boolean outgoing, Frame.Stream frame) {
    Key key = new Key(outgoing, frame.stream());
    if (readings.size() >= MOST_STREAMS && !readings.containsKey(key)) {
      return List.of();
    }
    Reading reading =
        readings.computeIfAbsent(key, any -> new Reading((frame.stream() & UNIDIRECTIONAL) != 0));
    return reading.add(frame).stream()
        .map(words -> "%s stream %d: %s".formatted(outgoing ? ">" : "<", frame.stream(), words))
        .toList();
  }

  /** One direction of a stream. */
  private static final class Reading {
    private final Http3FrameReader reader = new Http3FrameReader();
    private byte[] beginning = {};
    private boolean typed;
    private boolean given;
    private long offset;

    Reading(boolean unidirectional) {
      this.typed = !unidirectional;
    }

    List<String> add(Frame.Stream frame) {
      long known = offset - frame.offset();
      if (given || known < 0 || known >= frame.data().length) {
        return List.of(); // a gap: it may be filled later; or nothing new
      }
      byte[] octets = Arrays.copyOfRange(frame.data(), (int) known, frame.data().length);
      offset += octets.length;
      List<String> lines = new ArrayList<>();
      try {
        reader.add(typed ? octets : type(octets, lines));
        for (Optional<Http3Frame> next = reader.next();
            next.isPresent() && !given;
            next = reader.next()) {
          lines.add(Http3Text.of(next.get()));
        }
      } catch (WireFault broken) {
        given = true;
        lines.add("no HTTP/3 from here on: " + broken.getMessage());
      }
      return lines;
    }

    /** Takes the type off, and a push's id (RFC 9114 section 4.6); what is behind them. */
    private byte[] type(byte[] octets, List<String> lines) {
      int before = beginning.length;
      beginning = Arrays.copyOf(beginning, before + octets.length);
      System.arraycopy(octets, 0, beginning, before, octets.length);
      OptionalLong type = StreamType.of(beginning);
      if (type.isEmpty()) {
        return new byte[0];
      }
      byte[] rest = behind(beginning);
      boolean push = type.getAsLong() == StreamType.PUSH;
      OptionalLong id = push ? StreamType.of(rest) : OptionalLong.empty();
      if (push && id.isEmpty()) {
        return new byte[0];
      }
      typed = true;
      given = type.getAsLong() > StreamType.PUSH; // QPACK's instructions, or nobody knows what
      String words = Http3Text.streamType(type.getAsLong());
      lines.add(push ? words + " " + id.getAsLong() : words);
      return push ? behind(rest) : rest;
    }

    /** What is behind an integer. */
    private static byte[] behind(byte[] octets) {
      int length = 1 << ((octets[0] & 0xff) >> 6);
      return Arrays.copyOfRange(octets, length, octets.length);
    }
  }
}
