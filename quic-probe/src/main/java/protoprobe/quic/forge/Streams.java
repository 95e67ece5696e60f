// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayList;
import java.util.List;
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
  /** Octets of all streams together that are kept. */
  private static final long MOST_KEPT = 16L << 20;

  /** Streams that something is received on; more are as if not there. */
  private static final int MOST_STREAMS = 1_000;

  private final SortedMap<Long, Incoming> incoming = new TreeMap<>();
  private final SortedMap<Long, Outgoing> outgoing = new TreeMap<>();
  private final boolean client;
  private TransportParameters peer = TransportParameters.NONE;
  private final Map<Long, Long> streamCredit = new TreeMap<>();
  private long credit;
  private long creditGiven = Parameters.WINDOW;
  private long sent;
  private long kept;

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
    outgoing.computeIfAbsent(stream, Outgoing::new).add(octets, fin);
  }

  /** The next piece that the peer allows. */
  Optional<Frame> next() {
    for (Map.Entry<Long, Outgoing> each : outgoing.entrySet()) {
      Outgoing out = each.getValue();
      long room = Math.min(creditOf(each.getKey()) - out.offset(), credit - sent);
      Optional<Frame.Stream> piece = out.next(Math.max(0, room));
      if (piece.isPresent()) {
        sent += piece.get().data().length;
        return Optional.of(piece.get());
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
    incoming(frame.stream()).ifPresent(in -> kept += in.add(frame, MOST_KEPT - kept));
  }

  void receive(Frame.ResetStream frame) {
    incoming(frame.stream()).ifPresent(in -> in.reset(frame));
  }

  private Optional<Incoming> incoming(long stream) {
    return incoming.size() < MOST_STREAMS || incoming.containsKey(stream)
        ? Optional.of(incoming.computeIfAbsent(stream, id -> new Incoming()))
        : Optional.empty();
  }

  void receive(Frame.MaxData frame) {
    credit = Math.max(credit, frame.maximum());
  }

  void receive(Frame.MaxStreamData frame) {
    streamCredit.merge(frame.stream(), frame.maximum(), Math::max);
  }

  /** Nothing more is wanted of a stream. */
  void refuse(long stream) {
    of(stream).ifPresent(Incoming::refuse);
  }

  /** Credit that is due to the peer, once half of the last is used up (RFC 9000 section 4.2). */
  List<Frame> creditDue() {
    List<Frame> due = new ArrayList<>();
    long used = incoming.values().stream().mapToLong(Incoming::highest).sum();
    if (used > creditGiven - Parameters.WINDOW / 2) {
      creditGiven = used + Parameters.WINDOW;
      due.add(new Frame.MaxData(creditGiven));
    }
    incoming.forEach(
        (id, in) -> in.creditDue().ifPresent(limit -> due.add(new Frame.MaxStreamData(id, limit))));
    return due;
  }

  /** What came on a stream, if anything did. */
  Optional<Incoming> of(long stream) {
    return Optional.ofNullable(incoming.get(stream));
  }

  boolean isFinished(long stream) {
    return of(stream).filter(Incoming::isFinished).isPresent();
  }

  OptionalLong reset(long stream) {
    return of(stream).map(Incoming::reset).orElse(OptionalLong.empty());
  }

  /** Ids of streams that something came on. */
  Iterable<Long> ids() {
    return List.copyOf(incoming.keySet());
  }
}
