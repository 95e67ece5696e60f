// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import tech.kwik.flupke.impl.Http3ClientConnectionImpl;

/**
 * One connection with one request. kwik works in threads of its own and tells many things late, so
 * that whoever knows first what becomes of the visit completes {@link #over}.
 */
final class KwikVisit {
  private static final Set<End> NOBODY_LISTENS = EnumSet.of(End.UNREACHABLE, End.VERSION);

  /** So long a reader of the answer has to notice that its connection has ended. */
  private static final int READER_MILLIS = 2_000;

  private final Errand errand;
  private final KwikConnection connection;
  private final KwikRequest request;
  private final BoundedBody body;
  private final ExecutorService threads = Executors.newCachedThreadPool(KwikVisit::daemon);
  private final CompletableFuture<Fate> over;
  private final CompletableFuture<Visit.Handshake> shaken = new CompletableFuture<>();
  private long began;

  private KwikVisit(Errand errand) throws IOException {
    this.errand = errand;
    this.over = new CompletableFuture<>();
    this.request = KwikRequest.of(errand);
    this.body = new BoundedBody(errand.limits().body(), this::millis);
    this.connection = new KwikConnection(errand, over::complete);
  }

  /** Makes the visit. */
  static Visit make(Errand errand) {
    try {
      return new KwikVisit(errand).make();
    } catch (IOException noSocket) {
      return Visit.failed(noSocket.toString());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "kwik visit");
    thread.setDaemon(true);
    return thread;
  }

  private Visit make() {
    began = System.nanoTime();
    CompletableFuture<Void> going = CompletableFuture.runAsync(this::go, threads);
    try (connection) {
      Fate fate = fate(going);
      if (!NOBODY_LISTENS.contains(fate.end())) {
        connection.leave();
      }
      return visit(fate);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return visit(new Fate(End.FAILED, "interrupted"));
    } finally {
      threads.shutdown();
    }
  }

  private void go() {
    try {
      connection.connect();
      shaken.complete(KwikHandshake.of(connection, millis()));
      Http3ClientConnectionImpl http =
          new Http3ClientConnectionImpl(connection.connection(), threads);
      http.connect();
      http.send(request, body);
      over.complete(body.isEnough() ? Fate.ANSWERED : Fate.failed(new IOException("no answer")));
    } catch (IOException | RuntimeException | LinkageError thrown) {
      over.complete(Fate.failed(thrown));
    }
  }

  private Fate fate(CompletableFuture<Void> going) throws InterruptedException {
    Fate fate =
        await(CompletableFuture.anyOf(over, shaken), errand.limits().handshake())
            ? await(over, errand.limits().total()) ? over.join() : late("no complete answer")
            : late("no handshake");
    if (shaken.isDone() && fate.end() == End.CLOSED) {
      await(going, millis() + READER_MILLIS); // what arrived before counts
    }
    return body.isEnough() ? Fate.ANSWERED : fate;
  }

  /**
   * Whether it is complete in time.
   *
   * @param limit milliseconds since the visit began
   */
  private boolean await(CompletableFuture<?> future, long limit) throws InterruptedException {
    try {
      future.get(Math.max(0, limit - millis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException | CancellationException impossible) {
      throw new IllegalStateException("completed with values only", impossible);
    }
  }

  private Fate late(String what) {
    return connection.arrived() == 0
        ? new Fate(End.SILENT, "not one datagram came within %d ms".formatted(millis()))
        : new Fate(End.TIMEOUT, "%s within %d ms".formatted(what, millis()));
  }

  private Visit visit(Fate fate) {
    return new Visit(
        fate.end(),
        fate.reason(),
        connection.log().close(),
        Optional.ofNullable(shaken.getNow(null)),
        body.answer(),
        new Visit.Evidence(connection.log().text(), connection.keys()));
  }

  private long millis() {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
