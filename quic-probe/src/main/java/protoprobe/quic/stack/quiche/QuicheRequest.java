// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.check.Inconclusive;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;

/** The request of a visit, and its answer; the body is counted and hashed, not kept. */
final class QuicheRequest {
  private static final int HEADER = 32;
  private static final int PIECE = 65_536;
  private static final int MOST_HEADERS = 1_000;

  private final Quiche quiche;
  private final Pointer connection;
  private final Errand errand;
  private final long began;
  private final Pointer h3;
  private final List<Field> headers = new ArrayList<>();
  private final MessageDigest digest;
  private final Memory piece = new Memory(PIECE);
  private final List<Memory> strings = new ArrayList<>();
  private long answered = -1;
  private long length;
  private boolean complete;
  private boolean reset;
  private boolean sent;

  QuicheRequest(Quiche quiche, Pointer connection, Errand errand, long began) {
    this.quiche = quiche;
    this.connection = connection;
    this.errand = errand;
    this.began = began;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    Pointer config = quiche.quiche_h3_config_new();
    if (config == null) {
      throw new Inconclusive("quiche makes no HTTP/3 configuration");
    }
    h3 = quiche.quiche_h3_conn_new_with_transport(connection, config);
    quiche.quiche_h3_config_free(config);
  }

  /** Goes on as far as that is possible now. */
  void poll() {
    if (h3 == null) {
      return; // the peer allows too few streams for HTTP/3
    }
    if (!sent) {
      send();
    }
    PointerByReference event = new PointerByReference();
    for (long stream = quiche.quiche_h3_conn_poll(h3, connection, event);
        stream >= 0;
        stream = quiche.quiche_h3_conn_poll(h3, connection, event)) {
      take(stream, event.getValue());
    }
  }

  private void send() {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(":method", "GET"));
    fields.add(new Field(":scheme", "https"));
    fields.add(new Field(":authority", errand.authority()));
    fields.add(new Field(":path", errand.path()));
    fields.addAll(errand.headers());
    Memory array = new Memory((long) HEADER * fields.size());
    for (int i = 0; i < fields.size(); i++) {
      put(array, (long) HEADER * i, fields.get(i).name());
      put(array, (long) HEADER * i + 16, fields.get(i).value());
    }
    sent = quiche.quiche_h3_send_request(h3, connection, array, fields.size(), (byte) 1) >= 0;
  }

  /** Pointer and length; the memory must outlive the call. */
  private void put(Memory array, long offset, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    Memory string = new Memory(Math.max(1, octets.length));
    string.write(0, octets, 0, octets.length);
    strings.add(string);
    array.setPointer(offset, string);
    array.setLong(offset + 8, octets.length);
  }

  private void take(long stream, Pointer event) {
    if (event == null) {
      return;
    }
    try {
      switch (quiche.quiche_h3_event_type(event)) {
        case Quiche.H3_HEADERS -> headers(event);
        case Quiche.H3_DATA -> body(stream);
        case Quiche.H3_FINISHED -> complete = true;
        case Quiche.H3_RESET -> reset = true;
        default -> {} // GOAWAY and priorities are not our matter
      }
    } finally {
      quiche.quiche_h3_event_free(event);
    }
  }

  private void headers(Pointer event) {
    if (answered < 0) {
      answered = (System.nanoTime() - began) / 1_000_000;
    }
    quiche.quiche_h3_event_for_each_header(
        event,
        (name, nameLength, value, valueLength, argument) -> {
          if (headers.size() < MOST_HEADERS) {
            headers.add(new Field(text(name, nameLength), text(value, valueLength)));
          }
          return 0;
        },
        null);
  }

  private static String text(Pointer pointer, long length) {
    return length == 0
        ? ""
        : new String(pointer.getByteArray(0, (int) length), StandardCharsets.ISO_8859_1);
  }

  private void body(long stream) {
    for (long n = read(stream); n > 0 && !isFull(); n = read(stream)) {
      digest.update(piece.getByteArray(0, (int) n));
      length += n;
    }
  }

  private long read(long stream) {
    return quiche.quiche_h3_recv_body(h3, connection, stream, piece, PIECE);
  }

  private boolean isFull() {
    return length >= errand.limits().body();
  }

  boolean isOver() {
    return h3 == null || complete || reset || isFull();
  }

  /** A complete answer, or as much of it as was wanted. */
  boolean isAnswered() {
    return status().isPresent() && (complete || isFull());
  }

  private Optional<Integer> status() {
    return headers.stream()
        .filter(field -> field.name().equals(":status"))
        .map(Field::value)
        .filter(value -> value.matches("[1-9][0-9][0-9]"))
        .map(Integer::valueOf)
        .findFirst();
  }

  Optional<Visit.Answer> answer() {
    return status()
        .map(
            status ->
                new Visit.Answer(
                    answered,
                    status,
                    headers.stream().filter(field -> !field.name().startsWith(":")).toList(),
                    length,
                    HexFormat.of().formatHex(hash()),
                    complete));
  }

  private byte[] hash() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a digest of Java can be cloned", e);
    }
  }

  void close() {
    if (h3 != null) {
      quiche.quiche_h3_conn_free(h3);
    }
  }
}
