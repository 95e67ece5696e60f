// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.tcp.HttpVersion;
import protoprobe.quic.tcp.TcpVisit;

/** What the visits so far have shown of a site. */
final class SiteFacts {
  private final Surroundings surroundings;
  private final List<TcpVisit> visits = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();

  SiteFacts(Surroundings surroundings) {
    this.surroundings = surroundings;
    Ask ask = surroundings.ask();
    for (Ask each : List.of(ask, ask.http2())) {
      Optional<TcpVisit> visit = surroundings.traffic().visited(each);
      visit.ifPresent(visits::add);
      visit
          .flatMap(met -> Reply.of(each, met))
          .filter(reply -> reply.version() == each.request().version())
          .ifPresent(replies::add);
    }
  }

  Manner manner() {
    return surroundings.manner();
  }

  List<InetSocketAddress> addresses() {
    return surroundings.addresses();
  }

  /** Answers to GET of the path wanted, over HTTP/1.1 and over HTTP/2. */
  List<Reply> replies() {
    return replies;
  }

  Optional<Reply> newestReply() {
    return replies.isEmpty() ? Optional.empty() : Optional.of(replies.get(replies.size() - 1));
  }

  /** Whether the page has no end that could be waited for. */
  boolean isEndless() {
    return surroundings.isEndless();
  }

  Optional<TcpVisit.Tls> tls() {
    return visits.stream().flatMap(visit -> visit.tls().stream()).findFirst();
  }

  boolean speaksHttp2() {
    return replies.stream().anyMatch(reply -> reply.version() == HttpVersion.HTTP_2);
  }

  List<Statement> statements() {
    return replies.stream().flatMap(Statement::of).toList();
  }

  /** Where HTTP/3 is advertised. */
  List<Stop> stops() {
    return surroundings.http3(statements().stream());
  }

  /** Ordinary visits there. */
  List<Reach> reaches(Stop stop) {
    return stop.address().stream()
        .map(surroundings::errand)
        .flatMap(
            errand ->
                surroundings.stacks().stream()
                    .flatMap(
                        stack ->
                            surroundings.traffic().visited(stack, errand).stream()
                                .map(visit -> surroundings.reach(stop, stack, visit))))
        .toList();
  }

  List<Reach> reaches() {
    return stops().stream().flatMap(stop -> reaches(stop).stream()).toList();
  }

  Optional<String> doubt(Reach reach) {
    return surroundings.doubt(reach);
  }
}
