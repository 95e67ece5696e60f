// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.altsvc.Alternative;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.tcp.HttpVersion;
import protoprobe.quic.tcp.Request;

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

  Ask ask() {
    return ask(manner, addresses.get(0));
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
