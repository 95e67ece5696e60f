// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;

/** The streams of a connection: what was received, and what waits for credit to be sent. */
final class Streams {
  private static final int PIECE = 1000;

  /** Octets of all streams together that are kept. */
  private static final long MOST = 64L << 20;

  private final SortedMap<Long, Incoming> incoming = new TreeMap<>();
  private final SortedMap<Long, Outgoing> outgoing = new TreeMap<>();
  private final boolean client;
  private TransportParameters peer = TransportParameters.NONE;
  private final Map<Long, Long> streamCredit = new TreeMap<>();
  private long credit;
  private long sent;
  private long kept;

  private static final class Incoming {
    final Assembly assembly = new Assembly();
    final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    OptionalLong reset = OptionalLong.empty();
  }

  private static final class Outgoing {
    byte[] waiting = {};
    long offset;
    boolean fin;
  }

  Streams(boolean client) {
    this.client = client;
  }

  /** How much the peer takes at first. */
  void allowedBy(TransportParameters parameters) {
    peer = parameters;
    credit = Math.max(credit, limit(TransportParameterId.INITIAL_MAX_DATA));
  }

  private long limit(TransportParameterId id) {
    try {
      return peer.integer(id).orElse(0);
    } catch (protoprobe.quic.wire.WireFault broken) {
      return Parameters.WINDOW; // a check's matter, not ours
    }
  }

  /** Queues octets; they go out as the peer allows. */
  void write(long stream, byte[] octets, boolean fin) {
    Outgoing out = outgoing.computeIfAbsent(stream, id -> new Outgoing());
    int before = out.waiting.length;
    out.waiting = Arrays.copyOf(out.waiting, before + octets.length);
    System.arraycopy(octets, 0, out.waiting, before, octets.length);
    out.fin |= fin;
  }

  /** The next piece that the peer allows. */
  Optional<Frame> next() {
    for (Map.Entry<Long, Outgoing> each : outgoing.entrySet()) {
      Outgoing out = each.getValue();
      long room = Math.min(creditOf(each.getKey()) - out.offset, credit - sent);
      int length = (int) Math.min(PIECE, Math.min(out.waiting.length, Math.max(0, room)));
      boolean end = out.fin && length == out.waiting.length;
      if (length > 0 || end) {
        byte[] data = Arrays.copyOf(out.waiting, length);
        out.waiting = Arrays.copyOfRange(out.waiting, length, out.waiting.length);
        Frame frame = new Frame.Stream(each.getKey(), out.offset, data, end);
        out.offset += length;
        out.fin = out.fin && !end;
        sent += length;
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  private long creditOf(long stream) {
    boolean ours = (stream & 1) == (client ? 0 : 1);
    TransportParameterId id =
        (stream & 2) != 0
            ? TransportParameterId.INITIAL_MAX_STREAM_DATA_UNI
            : ours
                ? TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_REMOTE
                : TransportParameterId.INITIAL_MAX_STREAM_DATA_BIDI_LOCAL;
    return Math.max(streamCredit.getOrDefault(stream, 0L), limit(id));
  }

  void receive(Frame.Stream frame) {
    Incoming in = incoming.computeIfAbsent(frame.stream(), id -> new Incoming());
    if (kept > MOST) {
      return;
    }
    in.assembly.add(frame.offset(), frame.data(), frame.fin());
    byte[] ready = in.assembly.take();
    kept += ready.length;
    in.octets.writeBytes(ready);
  }

  void receive(Frame.ResetStream frame) {
    incoming.computeIfAbsent(frame.stream(), id -> new Incoming()).reset =
        OptionalLong.of(frame.error());
  }

  void receive(Frame.MaxData frame) {
    credit = Math.max(credit, frame.maximum());
  }

  void receive(Frame.MaxStreamData frame) {
    streamCredit.merge(frame.stream(), frame.maximum(), Math::max);
  }

  /** Everything in order so far. */
  byte[] received(long stream) {
    return Optional.ofNullable(incoming.get(stream))
        .map(in -> in.octets.toByteArray())
        .orElse(new byte[0]);
  }

  boolean isFinished(long stream) {
    return Optional.ofNullable(incoming.get(stream))
        .filter(in -> in.assembly.finished())
        .isPresent();
  }

  OptionalLong reset(long stream) {
    return Optional.ofNullable(incoming.get(stream))
        .map(in -> in.reset)
        .orElse(OptionalLong.empty());
  }

  /** One behind the highest octet of a stream. */
  long highest(long stream) {
    return Optional.ofNullable(incoming.get(stream)).map(in -> in.assembly.highest()).orElse(0L);
  }

  /** Ids of streams that something came on. */
  Iterable<Long> ids() {
    return java.util.List.copyOf(incoming.keySet());
  }

  /** Octets of all streams, for the connection's window. */
  long total() {
    return incoming.values().stream().mapToLong(in -> in.assembly.highest()).sum();
  }
}
