// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import protoprobe.quic.stack.Body;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;

/** The one request of a visit and its answer. */
final class QuicheRequest implements AutoCloseable {
  private static final long MOST_FIELD_OCTETS = 1 << 18;
  private static final int FIRST_FINAL = 200;
  private static final int PIECE = 1 << 16;

  /** H3_REQUEST_CANCELLED (RFC 9114 section 8.1). */
  private static final long CANCELLED = 0x10c;

  private final Quiche quiche;
  private final Pointer connection;
  private final LongSupplier clock;
  private final Pointer h3;
  private final Body body;
  private final Memory piece = new Memory(PIECE);
  private final List<Field> fields;
  private List<Field> headers = List.of();
  private long stream = Quiche.H3_STREAM_BLOCKED;
  private long headersAt;
  private boolean complete;
  private boolean cut;
  private boolean reset;
  private long error = Quiche.DONE;

  /**
   * Begins HTTP/3 on a connection that is established.
   *
   * @param clock milliseconds since the visit began
   */
  QuicheRequest(Quiche quiche, Pointer connection, Errand errand, LongSupplier clock) {
    this.quiche = quiche;
    this.connection = connection;
    this.clock = clock;
    this.fields = QuicheHeaders.request(errand);
    this.body = new Body(errand.limits().body());
    Pointer config = quiche.quiche_h3_config_new();
    if (config == null) {
      throw new IllegalStateException("quiche_h3_config_new: expected a configuration, got none");
    }
    quiche.quiche_h3_config_set_max_field_section_size(config, MOST_FIELD_OCTETS);
    this.h3 = quiche.quiche_h3_conn_new_with_transport(connection, config);
    quiche.quiche_h3_config_free(config);
  }

  /** Whether the peer's limits leave no room for HTTP/3; nothing else is to be called then. */
  boolean isImpossible() {
    return h3 == null;
  }

  /** Sends and takes what is possible now. */
  void poll() {
    if (stream < 0) {
      send();
    }
    PointerByReference event = new PointerByReference();
    while (!isOver()) {
      long about = quiche.quiche_h3_conn_poll(h3, connection, event);
      if (about < 0 || event.getValue() == null) {
        error = about;
        return;
      }
      try {
        if (about == stream) {
          take(event.getValue());
        }
      } finally {
        quiche.quiche_h3_event_free(event.getValue());
      }
    }
  }

  private void send() {
    Memory array = QuicheHeaders.array(fields);
    stream = quiche.quiche_h3_send_request(h3, connection, array, fields.size(), (byte) 1);
  }

  private void take(Pointer event) {
    switch (quiche.quiche_h3_event_type(event)) {
      case Quiche.H3_EVENT_HEADERS -> headers(QuicheHeaders.of(quiche, event));
      case Quiche.H3_EVENT_DATA -> readBody();
      case Quiche.H3_EVENT_FINISHED -> complete = true;
      case Quiche.H3_EVENT_RESET -> reset = true;
      default -> {} // GOAWAY and priorities say nothing about this answer
    }
    if (cut) {
      quiche.quiche_conn_stream_shutdown(connection, stream, Quiche.SHUTDOWN_READ, CANCELLED);
    }
  }

  /** Interim answers come before the answer, trailers after it (RFC 9114 section 4.1). */
  private void headers(List<Field> section) {
    boolean interim = QuicheHeaders.status(section).filter(code -> code < FIRST_FINAL).isPresent();
    if (headers.isEmpty() && !interim) {
      headers = section;
      headersAt = clock.getAsLong();
    }
  }

  /** Reads what is there; an octet beyond the limit tells that the body is longer. */
  private void readBody() {
    long read = read();
    while (read > 0 && !cut) {
      cut = !body.add(piece.getByteArray(0, (int) read));
      read = cut ? 0 : read();
    }
  }

  private long read() {
    return quiche.quiche_h3_recv_body(h3, connection, stream, piece, PIECE);
  }

  /** Whether no more is to be waited for. */
  boolean isOver() {
    return complete || reset || cut;
  }

  /** Whether the peer reset the stream. */
  boolean isReset() {
    return reset;
  }

  /** A complete answer, or as much of it as was wanted. */
  boolean isAnswered() {
    return !reset && isOver() && QuicheHeaders.status(headers).isPresent();
  }

  /** What stands in the way, as far as HTTP/3 is concerned; for a visit that came to no end. */
  String state() {
    if (stream < 0) {
      return "the request could not be sent: quiche's error " + stream;
    }
    String trouble =
        error == Quiche.DONE || error == Quiche.DONE - 1_000 ? "" : "; quiche's error " + error;
    return (headers.isEmpty() ? "no answer" : "no complete answer") + trouble;
  }

  /** To be asked for once, at the end. */
  Optional<Visit.Answer> answer() {
    return QuicheHeaders.status(headers)
        .map(
            status ->
                new Visit.Answer(
                    headersAt,
                    status,
                    headers.stream().filter(field -> !field.name().startsWith(":")).toList(),
                    body.length(),
                    body.sha256(),
                    complete));
  }

  @Override
  public void close() {
    if (h3 != null) {
      quiche.quiche_h3_conn_free(h3);
    }
  }
}
