// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.wire.Version;

/** One connection with one request: an event loop in one thread. */
final class QuicheVisit {
  /** H3_NO_ERROR (RFC 9114 section 8.1). */
  private static final long NO_ERROR = 0x100;

  private static final int ROUNDS_BETWEEN_TRIMS = 64;

  private final Quiche quiche;
  private final Errand errand;
  private final Arrivals arrivals = new Arrivals();
  private long began;
  private Optional<Visit.Handshake> handshake = Optional.empty();
  private TransportStruct struct = TransportStruct.NONE;
  private Optional<QuicheRequest> request = Optional.empty();
  private Optional<String> disbelief = Optional.empty();

  QuicheVisit(Quiche quiche, Errand errand) {
    this.quiche = quiche;
    this.errand = errand;
  }

  /**
   * From the first datagram to the last.
   *
   * @throws protoprobe.kit.check.NotApplicable if quiche or this host cannot do what is asked
   */
  Visit run() throws IOException {
    try (VisitLog log = VisitLog.open()) {
      Visit visit;
      try (QuicheConfig config = new QuicheConfig(quiche, errand);
          QuicheSocket socket = QuicheSocket.to(errand.server(), arrivals);
          QuicheConnection connection =
              new QuicheConnection(quiche, config, errand, socket.local())) {
        connection.record(log);
        visit = visit(connection, socket, log);
      }
      return QuicheStory.withEvidence(visit, log.read(), struct);
    }
  }

  private Visit visit(QuicheConnection connection, QuicheSocket socket, VisitLog log)
      throws IOException {
    try {
      loop(connection, socket, log);
      Visit visit = story(connection, socket).visit();
      leave(connection, socket);
      return visit;
    } finally {
      request.ifPresent(QuicheRequest::close);
    }
  }

  private void loop(QuicheConnection connection, QuicheSocket socket, VisitLog log)
      throws IOException {
    began = System.nanoTime();
    send(connection, socket);
    for (int round = 1; !isOver(connection, socket); round++) {
      long due = System.nanoTime() + Math.min(connection.timeout(), left());
      socket.await(due - System.nanoTime());
      socket.receive(connection);
      if (System.nanoTime() - due >= 0) {
        connection.onTimeout();
      }
      goOn(connection);
      send(connection, socket);
      if (round % ROUNDS_BETWEEN_TRIMS == 0) {
        log.trim();
      }
    }
  }

  private boolean isOver(QuicheConnection connection, QuicheSocket socket) {
    return left() <= 0
        || disbelief.isPresent()
        || socket.refusal().isPresent()
        || request.filter(each -> each.isImpossible() || each.isOver()).isPresent()
        || connection.isClosed()
        || connection.peerClose().isPresent()
        || connection.ownClose().isPresent();
  }

  /** Until the limit that counts now, in nanoseconds. */
  private long left() {
    int limit = errand.limits().total();
    if (handshake.isEmpty()) {
      limit = Math.min(limit, errand.limits().handshake());
    }
    return TimeUnit.MILLISECONDS.toNanos(limit) - (System.nanoTime() - began);
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  private static void send(QuicheConnection connection, QuicheSocket socket) throws IOException {
    for (var next = connection.next(); next.isPresent(); next = connection.next()) {
      socket.send(next.get());
    }
  }

  private void goOn(QuicheConnection connection) {
    if (handshake.isEmpty() && connection.isEstablished()) {
      byte[] certificate = connection.certificate();
      handshake = Optional.of(handshake(connection, certificate));
      struct = TransportStruct.of(quiche, connection.handle());
      disbelief = LeafCheck.doubtOfAddress(certificate, errand);
      if (disbelief.isEmpty()) {
        request = Optional.of(new QuicheRequest(quiche, connection.handle(), errand, this::millis));
      }
    }
    request.filter(each -> !each.isImpossible()).ifPresent(QuicheRequest::poll);
  }

  /** Without what only the qlog tells. quiche speaks version 1 only, whatever it began with. */
  private Visit.Handshake handshake(QuicheConnection connection, byte[] certificate) {
    return new Visit.Handshake(
        millis(),
        Version.V1.number(),
        connection.protocol(),
        "",
        arrivals.isRetried(),
        List.of(),
        certificate.length == 0 ? List.of() : List.of(Visit.Handshake.encoded(certificate)));
  }

  private QuicheStory story(QuicheConnection connection, QuicheSocket socket) {
    return new QuicheStory(
        errand, connection, arrivals, handshake, request, disbelief, socket.refusal(), millis());
  }

  /** Says so, once; nobody waits for what comes back. */
  private static void leave(QuicheConnection connection, QuicheSocket socket) throws IOException {
    if (socket.refusal().isEmpty()) {
      connection.close(true, NO_ERROR, "");
      send(connection, socket);
    }
  }
}
