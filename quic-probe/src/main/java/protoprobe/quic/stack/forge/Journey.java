// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.forge;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import protoprobe.quic.forge.Client;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.Answer;
import protoprobe.quic.stack.Visit.Close;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.stack.Visit.Handshake;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters.Entry;
import protoprobe.quic.wire.WireFault;

/** One connection and one request of the forge. */
final class Journey {
  private final Errand errand;
  private final Client client;
  private final Diary diary;
  private final long start = System.nanoTime();

  /** What is to be said against a chain of certificates. */
  @FunctionalInterface
  interface Doubt {
    Optional<String> of(List<X509Certificate> chain);
  }

  Journey(Errand errand, Client client, Diary diary) {
    this.errand = errand;
    this.client = client;
    this.diary = diary;
  }

  Visit go(Doubt doubt) {
    boolean confirmed = client.connect(ForgeStack.millis(errand.limits().handshake()));
    diary.closed(client.closing().map(Journey::close));
    if (client.isComplete()) {
      diary.shaken(handshake());
    }
    Optional<String> disbelief =
        certificates().isEmpty() ? Optional.empty() : doubt.of(certificates());
    if (disbelief.isPresent()) {
      return diary.visit(End.CERTIFICATE, disbelief.get(), Optional.empty());
    }
    return confirmed ? ask() : diary.visit(end(), reason(), Optional.empty());
  }

  private Visit ask() {
    Http3Request request = Http3Request.send(client, errand);
    client.await(() -> request.begun(client), left());
    long millis = millis();
    client.await(() -> request.enough(client, errand.limits().body()), left());
    diary.closed(client.closing().map(Journey::close));
    try {
      Optional<Answer> answer = request.answer(client, errand.limits().body(), millis);
      if (request.isReset(client)) {
        return diary.visit(End.RESET, "the stream of the request was reset", answer);
      }
      return answer.isPresent() && request.enough(client, errand.limits().body())
          ? diary.visit(End.ANSWERED, "", answer)
          : diary.visit(end(), reason(), answer);
    } catch (WireFault garbled) {
      return diary.visit(
          End.CLOSED, "what came is no HTTP/3: " + garbled.getMessage(), Optional.empty());
    }
  }

  private End end() {
    if (client.closing().isPresent()) {
      return End.CLOSED;
    } else if (client.isRefused()) {
      return End.UNREACHABLE;
    } else if (client.negotiation().isPresent()) {
      return End.VERSION;
    }
    return client.datagrams() == 0 ? End.SILENT : End.TIMEOUT;
  }

  private String reason() {
    return switch (end()) {
      case CLOSED -> client.closing().orElseThrow().toString();
      case VERSION ->
          "it offers "
              + client.negotiation().orElseThrow().versions().stream()
                  .map("0x%08x"::formatted)
                  .toList();
      case TIMEOUT ->
          client.isComplete()
              ? "no complete answer in time"
              : "%d datagrams came, but no complete handshake".formatted(client.datagrams());
      default -> "";
    };
  }

  private Handshake handshake() {
    return new Handshake(
        millis(),
        client.version().number(),
        client.told(TlsEvent.Complete.class).stream()
            .findFirst()
            .map(each -> each.alpn())
            .orElse(""),
        client.told(TlsEvent.Secrets.class).stream()
            .reduce((first, last) -> last)
            .map(each -> each.suite().name())
            .orElse(""),
        client.retry().isPresent(),
        parameters(),
        certificates().stream().map(Handshake::encoded).toList());
  }

  private List<Field> parameters() {
    List<Field> fields = new ArrayList<>();
    for (Entry entry : client.parameters().map(all -> all.entries()).orElse(List.of())) {
      fields.add(
          TransportParameterId.of(entry.number())
              .map(id -> new Field(id.name().toLowerCase(Locale.ROOT), value(id, entry)))
              .orElseGet(() -> new Field("0x%x".formatted(entry.number()), hex(entry))));
    }
    return List.copyOf(fields);
  }

  private String value(TransportParameterId id, Entry entry) {
    return id.kind() == TransportParameterId.Kind.INTEGER
        ? Long.toString(client.parameter(id, 0))
        : hex(entry);
  }

  private static String hex(Entry entry) {
    return HexFormat.of().formatHex(entry.value());
  }

  private List<X509Certificate> certificates() {
    return client.told(TlsEvent.PeerCertificates.class).stream()
        .findFirst()
        .map(TlsEvent.PeerCertificates::chain)
        .orElse(List.of());
  }

  private Duration left() {
    return ForgeStack.millis((int) Math.max(0, errand.limits().total() - millis()));
  }

  private long millis() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static Close close(protoprobe.quic.forge.Closing closing) {
    return new Close(closing.frame().application(), closing.error(), closing.reason());
  }
}
