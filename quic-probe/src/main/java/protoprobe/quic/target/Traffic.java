// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import protoprobe.kit.target.Pace;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.tcp.Peer;
import protoprobe.quic.tcp.TcpClient;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.trust.Authorities;

/**
 * All visits to one site, whichever checks want them: each is made once and remembered. A
 * stranger's site gets ten handshakes a second and four connections at once at most.
 */
final class Traffic implements AutoCloseable {
  private static final int HANDSHAKES_PER_SECOND = 10;
  private static final int CONNECTIONS = 4;
  private static final int OWN_CONNECTIONS = 32;

  private final Map<Ask, CompletableFuture<TcpVisit>> tcp = new ConcurrentHashMap<>();
  private final Map<Trip, CompletableFuture<Visit>> quic = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(Traffic::daemon);
  private final TcpClient client = new TcpClient();
  private final Manner manner;
  private final Authorities authorities;
  private final Optional<Peer.Tls> tls;
  private final Pace pace;
  private final Semaphore connections;

  /** A visit over QUIC. */
  record Trip(Stack stack, Errand errand, int occasion) {}

  Traffic(Manner manner) {
    this.manner = manner;
    this.pace = manner.stranger() ? Pace.perSecond(HANDSHAKES_PER_SECOND) : Pace.NONE;
    this.connections = new Semaphore(manner.stranger() ? CONNECTIONS : OWN_CONNECTIONS, true);
    this.authorities = authorities(manner.trust());
    this.tls =
        Optional.of(new Peer.Tls(manner.serverName(), authorities, manner.trust().anybody()));
  }

  /** Whom the user believes. */
  Authorities authorities() {
    return authorities;
  }

  /** How far apart handshakes are. */
  Pace pace() {
    return pace;
  }

  private static Authorities authorities(Errand.Trust trust) {
    return trust.authorities().isEmpty()
        ? Authorities.system()
        : Authorities.of(Path.of(trust.authorities()));
  }

  CompletableFuture<TcpVisit> tcp(Ask ask) {
    Peer peer = new Peer(ask.address(), ask.secure() ? tls : Optional.empty());
    return tcp.computeIfAbsent(
        ask, key -> turn(() -> client.visit(peer, ask.request(), manner.limits()).join()));
  }

  CompletableFuture<Visit> quic(Stack stack, Errand errand, int occasion) {
    return quic.computeIfAbsent(
        new Trip(stack, errand, occasion), key -> turn(() -> stack.visit(errand)));
  }

  /** What came of a visit, if it was made and is over. */
  Optional<TcpVisit> visited(Ask ask) {
    return over(tcp.get(ask));
  }

  /** Likewise. */
  Optional<Visit> visited(Stack stack, Errand errand) {
    return over(quic.get(new Trip(stack, errand, 0)));
  }

  private static <T> Optional<T> over(CompletableFuture<T> visit) {
    return visit == null || !visit.isDone() || visit.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.of(visit.join());
  }

  private <T> CompletableFuture<T> turn(Supplier<T> visit) {
    return CompletableFuture.supplyAsync(
        () -> {
          connections.acquireUninterruptibly();
          try {
            pace.await();
            return visit.get();
          } finally {
            connections.release();
          }
        },
        threads);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "quic-probe-visit");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
    List.copyOf(tcp.values()).forEach(visit -> visit.cancel(true));
    List.copyOf(quic.values()).forEach(visit -> visit.cancel(true));
  }
}
