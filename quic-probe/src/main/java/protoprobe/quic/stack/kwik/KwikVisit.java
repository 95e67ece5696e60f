// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import tech.kwik.agent15.alert.BadCertificateAlert;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection.QuicVersion;
import tech.kwik.core.impl.VersionNegotiationFailure;
import tech.kwik.flupke.impl.Http3ClientConnectionImpl;

/** One connection with one request. */
final class KwikVisit {
  private static final int V2 = 0x6b3343cf;
  private static final int GRACE = 500;

  private final Errand errand;
  private final long began = System.nanoTime();
  private final KwikLog log = new KwikLog();
  private final ExecutorService threads = Executors.newCachedThreadPool(KwikVisit::daemon);
  private final CompletableFuture<Visit.Close> closed = new CompletableFuture<>();
  private SlowFirst socket;
  private Path secrets;
  private Optional<Visit.Handshake> handshake = Optional.empty();

  KwikVisit(Errand errand) {
    this.errand = errand;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "kwik visit");
    thread.setDaemon(true);
    return thread;
  }

  Visit run() {
    try {
      secrets = Files.createTempFile("kwik-", ".keys");
      QuicClientConnection connection = build();
      connection.setConnectionListener(
          event -> {
            if (event.closedByPeer()) {
              closed.complete(close(event.transportErrorCode(), event.applicationErrorCode()));
            }
          });
      try {
        return visit(connection);
      } finally {
        threads.execute(connection::close);
      }
    } catch (IOException e) {
      return failed(End.FAILED, e.toString());
    } finally {
      threads.shutdown();
      forget();
    }
  }

  private static Visit.Close close(Long transport, Long application) {
    return new Visit.Close(
        application != null,
        application != null ? application : transport == null ? 0 : transport,
        "");
  }

  private QuicClientConnection build() throws IOException {
    QuicClientConnection.Builder builder =
        QuicClientConnection.newBuilder()
            .host(errand.serverName())
            .port(errand.server().getPort())
            .proxy(errand.server().getAddress().getHostAddress())
            .applicationProtocol(errand.alpn())
            .version(version())
            .connectTimeout(Duration.ofMillis(errand.limits().handshake()))
            .maxIdleTimeout(Duration.ofMillis(errand.limits().total()))
            .logger(log)
            .secrets(secrets)
            .socketFactory(
                address -> {
                  socket = new SlowFirst();
                  return socket;
                });
    Trusting.of(errand.trust()).ifPresent(builder::customTrustManager);
    return builder.build();
  }

  private QuicVersion version() {
    return switch (errand.version()) {
      case 1 -> QuicVersion.V1;
      case V2 -> QuicVersion.V2;
      default ->
          throw new NotApplicable("kwik speaks no version 0x%08x".formatted(errand.version()));
    };
  }

  private Visit visit(QuicClientConnection connection) {
    CompletableFuture<Void> connecting =
        CompletableFuture.runAsync(() -> connect(connection), threads);
    try {
      CompletableFuture.anyOf(connecting, closed)
          .get(errand.limits().handshake() + GRACE, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      return failed(connection, failure.getCause());
    } catch (TimeoutException | InterruptedException late) {
      return silentOrLate("no handshake");
    }
    if (closed.isDone()) {
      return failed(End.CLOSED, "closed with 0x%x".formatted(closed.join().code()));
    }
    handshake = Optional.of(KwikHandshake.of(connection, errand, millis(), log.isRetried()));
    return ask(connection);
  }

  private static void connect(QuicClientConnection connection) {
    try {
      connection.connect();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Visit failed(QuicClientConnection connection, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof BadCertificateAlert || each instanceof CertificateEncodingException) {
        return failed(End.CERTIFICATE, String.valueOf(each.getMessage()));
      }
      if (each instanceof VersionNegotiationFailure) {
        return failed(End.VERSION, "version 0x%x is not spoken".formatted(errand.version()));
      }
      if (each instanceof java.net.PortUnreachableException) {
        return failed(End.UNREACHABLE, "the port is closed");
      }
    }
    String words = String.valueOf(cause.getMessage());
    return words.contains("certificate") || words.contains("Certificate")
        ? failed(End.CERTIFICATE, words)
        : words.contains("timed out") ? silentOrLate("no handshake") : failed(End.FAILED, words);
  }

  private Visit silentOrLate(String what) {
    if (closed.isDone()) {
      return failed(End.CLOSED, "closed with 0x%x".formatted(closed.join().code()));
    }
    if (log.isNegotiated()) {
      return failed(End.VERSION, "version 0x%x is not spoken".formatted(errand.version()));
    }
    boolean silent = socket == null || socket.received() == 0;
    return failed(
        silent ? End.SILENT : End.TIMEOUT,
        silent
            ? "not one datagram came within %d ms".formatted(millis())
            : "%s within %d ms".formatted(what, millis()));
  }

  private Visit ask(QuicClientConnection connection) {
    BoundedBody body = new BoundedBody(errand.limits().body(), began);
    CompletableFuture<HttpResponse<Void>> answer =
        CompletableFuture.supplyAsync(() -> send(connection, body), threads);
    try {
      HttpResponse<Void> response =
          answer.get(Math.max(1, errand.limits().total() - millis()), TimeUnit.MILLISECONDS);
      return answered(body.answer(response.statusCode(), fields(response)));
    } catch (TimeoutException late) {
      return body.begun().map(this::answered).orElseGet(() -> silentOrLate("no complete answer"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return silentOrLate("no complete answer");
    } catch (ExecutionException failure) {
      return body.begun()
          .filter(partial -> body.isFull())
          .map(this::answered)
          .orElseGet(() -> failed(End.FAILED, String.valueOf(failure.getCause())));
    }
  }

  private HttpResponse<Void> send(QuicClientConnection connection, BoundedBody body) {
    try {
      Http3ClientConnectionImpl http = new Http3ClientConnectionImpl(connection, threads);
      http.connect();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("https://" + errand.authority() + errand.path()));
      errand.headers().forEach(field -> request.header(field.name(), field.value()));
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Errand.Field> fields(HttpResponse<?> response) {
    List<Errand.Field> fields = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> values.forEach(value -> fields.add(new Errand.Field(name, value))));
    return fields;
  }

  private Visit answered(Visit.Answer answer) {
    return new Visit(
        End.ANSWERED, "", Optional.empty(), handshake, Optional.of(answer), evidence());
  }

  private Visit failed(End end, String reason) {
    return new Visit(
        end,
        reason,
        Optional.ofNullable(closed.getNow(null)),
        handshake,
        Optional.empty(),
        evidence());
  }

  private Visit.Evidence evidence() {
    try {
      String keys = secrets == null ? "" : Files.readString(secrets, StandardCharsets.UTF_8);
      return new Visit.Evidence(log.text(), keys);
    } catch (IOException unread) {
      return new Visit.Evidence(log.text(), "");
    }
  }

  private long millis() {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private void forget() {
    try {
      if (secrets != null) {
        Files.deleteIfExists(secrets);
      }
    } catch (IOException left) {
      System.err.println("not removed: " + left.getMessage());
    }
  }

  static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return "";
    }
  }
}
