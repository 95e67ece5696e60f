// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.fault.Refused;
import protoprobe.quic.altsvc.Alternative;

/**
 * Where the alternatives of a site are. Without the user's word nobody goes to another host, nor
 * from a public site to a private address: who sends the field must not choose whom we call.
 */
final class Itinerary {
  private static final int MOST_ALTERNATIVES = 8;

  private final Manner manner;
  private final List<InetSocketAddress> addresses;

  /**
   * @param addresses of the site
   */
  Itinerary(Manner manner, List<InetSocketAddress> addresses) {
    this.manner = manner;
    this.addresses = addresses;
  }

  /** The addresses of some alternatives, those of HTTP/3 perhaps; each once. */
  List<Stop> stops(Stream<Alternative> alternatives) {
    return alternatives
        .filter(each -> each.port() > 0)
        .map(Itinerary::bare)
        .distinct()
        .limit(MOST_ALTERNATIVES)
        .flatMap(this::stops)
        .toList();
  }

  /** Two that differ in their parameters only are visited once. */
  private static Alternative bare(Alternative each) {
    return new Alternative(each.protocol(), each.host(), each.port(), List.of(), 1, 1);
  }

  private Stream<Stop> stops(Alternative each) {
    boolean foreign =
        !each.host().isEmpty() && !each.host().equalsIgnoreCase(manner.origin().host());
    if (foreign && !manner.followForeign()) {
      return Stream.of(stop(each, Optional.empty(), "is on another host"));
    }
    try {
      return places(each, foreign).stream().map(place -> stop(each, place));
    } catch (Refused unresolved) {
      return Stream.of(new Stop(each, Optional.empty(), Optional.empty()));
    }
  }

  private List<InetSocketAddress> places(Alternative each, boolean foreign) {
    String host = foreign ? each.host() : manner.origin().host();
    if (foreign || manner.names().pinned(host, each.port())) {
      return manner.names().of(host, each.port());
    }
    return addresses.stream()
        .map(own -> new InetSocketAddress(own.getAddress(), each.port()))
        .toList();
  }

  private Stop stop(Alternative each, InetSocketAddress place) {
    boolean leavesPublic =
        Places.isPrivate(place.getAddress())
            && addresses.stream().noneMatch(own -> Places.isPrivate(own.getAddress()));
    return leavesPublic && !manner.followForeign()
        ? stop(each, Optional.of(place), "is on a private address, but the site on a public one")
        : new Stop(each, Optional.of(place), Optional.empty());
  }

  private static Stop stop(Alternative each, Optional<InetSocketAddress> place, String why) {
    return new Stop(each, place, Optional.of(why + "; --follow-foreign visits it"));
  }
}
