// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.wire.Version;

/**
 * What came of a visit.
 *
 * @param disbelief why its certificate is not believed, if quiche does not look at that
 * @param refusal what the network says against it
 * @param millis how long it took
 */
record QuicheStory(
    Errand errand,
    QuicheConnection connection,
    Arrivals arrivals,
    Optional<Visit.Handshake> handshake,
    Optional<QuicheRequest> request,
    Optional<String> disbelief,
    Optional<String> refusal,
    long millis) {

  private static final String CRAMPED =
      "HTTP/3 could not begin: %d unidirectional streams are allowed, and it needs three";

  /** Without what only the logs tell. The connection must not be freed yet. */
  Visit visit() {
    Optional<QuicheClose> peer = connection.peerClose();
    Optional<QuicheClose> own = connection.ownClose();
    End end = end(peer, own);
    return new Visit(
        end,
        reason(end, peer, own),
        peer.map(QuicheClose::toClose),
        handshake,
        request.flatMap(QuicheRequest::answer),
        arrivals.versions(),
        traffic(),
        new Visit.Evidence("", ""));
  }

  /** The first that holds: what is certain goes before what may only look so. */
  private End end(Optional<QuicheClose> peer, Optional<QuicheClose> own) {
    if (request.filter(QuicheRequest::isAnswered).isPresent()) {
      return End.ANSWERED;
    }
    if (disbelief.isPresent() || own.filter(QuicheClose::isOfCertificate).isPresent()) {
      return End.CERTIFICATE;
    }
    if (peer.isPresent()) {
      return End.CLOSED;
    }
    if (isForeign()) {
      return End.VERSION;
    }
    if (own.isPresent() || isCramped()) {
      return End.BROKEN;
    }
    if (refusal.isPresent()) {
      return End.UNREACHABLE;
    }
    if (arrivals.received() == 0) {
      return End.SILENT;
    }
    return request.filter(QuicheRequest::isReset).isPresent() ? End.RESET : End.TIMEOUT;
  }

  /** Whether all that came is that the only version quiche can speak is not spoken. */
  private boolean isForeign() {
    return handshake.isEmpty()
        && !arrivals.versions().isEmpty()
        && !arrivals.versions().contains(Version.V1.number());
  }

  private boolean isCramped() {
    return request.filter(QuicheRequest::isImpossible).isPresent();
  }

  private String reason(End end, Optional<QuicheClose> peer, Optional<QuicheClose> own) {
    return switch (end) {
      case ANSWERED -> "";
      case CERTIFICATE -> disbelief.orElseGet(() -> "closed with " + own.orElseThrow() + leaf());
      case CLOSED -> "closed by the peer with " + peer.orElseThrow();
      case VERSION -> "offered instead: " + offered();
      case BROKEN ->
          isCramped()
              ? CRAMPED.formatted(connection.streamsLeft())
              : "closed with " + own.orElseThrow();
      case UNREACHABLE -> refusal.orElseThrow() + afterDatagrams();
      case RESET -> "the stream of the request was reset" + afterDatagrams();
      case SILENT ->
          "not one datagram in answer to %d within %d ms".formatted(arrivals.sent(), millis);
      case TIMEOUT -> unfinished() + " within %d ms".formatted(millis) + afterDatagrams();
      case FAILED -> throw new IllegalStateException("a visit that fails has no story");
    };
  }

  private String leaf() {
    return LeafCheck.reason(connection.certificate(), errand)
        .map(reason -> ": " + reason)
        .orElse("");
  }

  private String unfinished() {
    return handshake.isEmpty()
        ? "no complete handshake"
        : request.map(QuicheRequest::state).orElse("no answer");
  }

  private String afterDatagrams() {
    return arrivals.received() == 0 ? "" : ", after %d datagrams".formatted(arrivals.received());
  }

  private String offered() {
    return arrivals.versions().stream().map("0x%08x"::formatted).collect(Collectors.joining(" "));
  }

  private Visit.Traffic traffic() {
    return new Visit.Traffic(
        arrivals.sent(),
        arrivals.received(),
        arrivals.octetsSent(),
        arrivals.octetsReceived(),
        connection.lost(),
        handshake.isEmpty() ? -1 : connection.roundTrip());
  }

  /** The same with what the logs tell. */
  static Visit withEvidence(Visit visit, Visit.Evidence evidence, TransportStruct struct) {
    QlogParameters told = QlogParameters.of(evidence.qlog());
    return new Visit(
        visit.end(),
        visit.reason(),
        visit.close(),
        visit.handshake().map(seen -> told(seen, told, struct)),
        visit.answer(),
        visit.versions(),
        visit.traffic(),
        evidence);
  }

  private static Visit.Handshake told(
      Visit.Handshake seen, QlogParameters told, TransportStruct struct) {
    return new Visit.Handshake(
        seen.millis(),
        seen.version(),
        seen.alpn(),
        told.cipher(),
        seen.retried(),
        struct.completing(told.parameters()),
        seen.certificates());
  }
}
