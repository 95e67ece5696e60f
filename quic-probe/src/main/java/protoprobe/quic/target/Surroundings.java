// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.check.Unsupported;
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

  Itinerary itinerary() {
    return new Itinerary(manner, addresses);
  }

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

  void requireTcp() {
    noTcp.ifPresent(
        reason -> {
          throw new Unsupported("HTTP over TCP: " + reason);
        });
  }
}
