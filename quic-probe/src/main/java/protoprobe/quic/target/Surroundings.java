// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.tcp.HttpVersion;
import protoprobe.quic.tcp.Request;
import protoprobe.quic.tcp.TcpVisit;
import protoprobe.quic.trust.Authorities;

/**
 * What all checks of one site share.
 *
 * @param manner how it is visited
 * @param addresses where it is, the one that answered first at the head
 * @param traffic all visits
 * @param stacks ordinary clients over QUIC
 * @param noTcp why nobody serves HTTP over TCP there, if so
 */
record Surroundings(
    Manner manner,
    List<InetSocketAddress> addresses,
    Traffic traffic,
    List<Stack> stacks,
    Optional<String> noTcp) {
  private static final String HTTP3 = "h3";

  /**
   * Why nobody would believe the certificates of a visit; empty if all is well. Of a leaf alone,
   * which is all that some clients show, it is left to the client who its issuers are.
   */
  Optional<String> doubt(Reach reach) {
    List<X509Certificate> chain = reach.chain();
    boolean leafOnly = chain.size() == 1 && reach.visit().end() != End.CERTIFICATE;
    return leafOnly
        ? Authorities.doubtOfLeaf(chain.get(0), manner.serverName())
        : traffic.authorities().doubt(chain, manner.serverName());
  }

  Ask ask() {
    return ask(manner, addresses.get(0));
  }

  /** Whether the page did not come to its end over TCP, though no bound but time was reached. */
  boolean isEndless() {
    return traffic
        .visited(ask())
        .flatMap(TcpVisit::answer)
        .filter(answer -> !answer.complete() && answer.length() < manner.limits().body())
        .isPresent();
  }

  /** An ordinary visit to that place. */
  Errand errand(InetSocketAddress place) {
    Errand ordinary = Visits.errand(manner, place);
    return isEndless() ? Visits.brief(ordinary) : ordinary;
  }

  /** What came of a visit. */
  Reach reach(Stop stop, Stack stack, Visit visit) {
    return new Reach(stop, stack.name(), isEndless() ? Visits.begun(visit) : visit);
  }

  /** GET over HTTP/1.1 of the path that the user named. */
  static Ask ask(Manner manner, InetSocketAddress address) {
    Request request =
        new Request(
            HttpVersion.HTTP_1,
            "GET",
            manner.origin().authority(),
            manner.path(),
            manner.headers(),
            List.of());
    return new Ask(address, true, request, 0);
  }

  /**
   * Somebody serves HTTP over TCP there.
   *
   * @throws NotApplicable if not: then there is no field to judge
   */
  void requireTcp() {
    noTcp.ifPresent(
        reason -> {
          throw new NotApplicable("nobody serves HTTP over TCP: " + reason);
        });
  }

  /** Where HTTP/3 is, as these say; without HTTP over TCP it is where the user says. */
  List<Stop> http3(Stream<Statement> statements) {
    Alternative named = new Alternative(HTTP3, "", manner.origin().port(), List.of(), 1, 1);
    Stream<Alternative> advertised =
        statements
            .flatMap(statement -> statement.field().alternatives().stream())
            .filter(each -> each.protocol().equals(HTTP3));
    return new Itinerary(manner, addresses)
        .stops(noTcp.isPresent() ? Stream.of(named) : advertised);
  }
}
