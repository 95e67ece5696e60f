// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.tcp.TcpVisit.End;

/**
 * The first visits to a site, one at each address, all at once.
 *
 * @param visits those that ended before it was clear whether the site answers, and soon after
 */
record Greeting(List<TcpVisit> visits) {
  /** Once one address has answered, the others get that much more. */
  private static final long GRACE_MILLIS = 500;

  static Greeting of(Manner manner, List<InetSocketAddress> addresses, Traffic traffic) {
    List<CompletableFuture<TcpVisit>> under =
        addresses.stream().map(address -> traffic.tcp(Surroundings.ask(manner, address))).toList();
    CompletableFuture<Void> all = CompletableFuture.allOf(under.toArray(CompletableFuture[]::new));
    CompletableFuture<Object> answer = new CompletableFuture<>();
    all.thenRun(() -> answer.complete(true));
    under.forEach(
        each ->
            each.thenAccept(
                visit -> {
                  if (visit.answered()) {
                    answer.complete(true);
                  }
                }));
    answer.join();
    all.completeOnTimeout(null, GRACE_MILLIS, TimeUnit.MILLISECONDS).join();
    return new Greeting(
        under.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList());
  }

  /** The first that was answered. */
  Optional<TcpVisit> answered() {
    return visits.stream().filter(TcpVisit::answered).findFirst();
  }

  /** The addresses, those that answered at the head. */
  List<InetSocketAddress> answeringFirst(List<InetSocketAddress> addresses) {
    List<InetSocketAddress> answering =
        visits.stream().filter(TcpVisit::answered).map(TcpVisit::server).toList();
    return Stream.concat(answering.stream(), addresses.stream()).distinct().toList();
  }

  /** Why nobody serves HTTP over TCP there, if so. */
  Optional<String> noTcp() {
    return answered().isPresent() ? Optional.empty() : Optional.of(reasons());
  }

  /** Whether a certificate was not believed. */
  boolean doubted() {
    return visits.stream().anyMatch(visit -> visit.end() == End.CERTIFICATE);
  }

  /** How each visit ended that was not answered. */
  String reasons() {
    return visits.stream()
        .filter(visit -> !visit.answered())
        .map(visit -> Places.shown(visit.server()) + ": " + visit.reason())
        .collect(Collectors.joining("; "));
  }
}
