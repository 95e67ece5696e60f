// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.net.Inet6Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.target.Reach;
import protoprobe.quic.target.Reaches;
import protoprobe.quic.target.Tour;

/**
 * An alternative that is advertised is said to be available (RFC 9114 section 3.1.1); what a client
 * needs to use it must be there.
 */
@Topic(spec = "RFC 7838", title = "Reaching HTTP/3")
final class ReachChecks {
  private static final long VERSION_1 = 1;
  private static final long VERSION_2 = 0x6b3343cfL;

  /** Silence from afar may be the way's fault; on this machine nothing stands in between. */
  @Check(
      id = "quic/reach/answered",
      row = "NEG-08",
      spec = "RFC 9114",
      section = "3.1.1",
      level = MUST,
      says = "Somebody answers over UDP at each alternative for HTTP/3.")
  void answered(Tour tour) {
    tour.greet();
    Reaches reaches = tour.provoke();

    assertThat(reaches.flaws(ReachChecks::dead))
        .as("an answer over UDP at each place that is advertised")
        .isEmpty();
    List<String> silent =
        reaches.flaws(reach -> ended(reach, Set.of(End.SILENT), "nothing came back"));
    if (!silent.isEmpty()) {
      throw new Inconclusive(
          "either nobody serves UDP there, or it is dropped on the way: " + silent);
    }
  }

  private static Optional<String> dead(Reach reach) {
    boolean here = reach.stop().address().orElseThrow().getAddress().isLoopbackAddress();
    return here
        ? ended(reach, Set.of(End.SILENT, End.UNREACHABLE), "nobody answers")
        : ended(reach, Set.of(End.UNREACHABLE), "the port is closed");
  }

  @Check(
      id = "quic/reach/handshake",
      row = "NEG-01",
      section = "2.4",
      level = MUST,
      says = "Each alternative for HTTP/3 completes a handshake for the origin's name.")
  void handshake(Tour tour) {
    tour.greet();
    Reaches reaches = tour.provokeOnRecord().heard();

    assertThat(
            reaches.flaws(
                reach ->
                    reach.visit().handshake().isPresent()
                        ? Optional.empty()
                        : ended(
                            reach,
                            Set.of(End.VERSION, End.CLOSED, End.BROKEN, End.TIMEOUT),
                            "no handshake")))
        .as("a complete handshake with the server name of the origin")
        .isEmpty();
  }

  @Check(
      id = "quic/reach/certificate",
      row = {"NEG-02", "ALT-S11"},
      section = "2.1",
      level = MUST,
      says = "Each alternative has a certificate that is believed and that is for the origin.")
  void certificate(Tour tour) {
    tour.greet();
    Reaches reaches =
        tour.provoke()
            .only(
                reach ->
                    reach.visit().handshake().isPresent() || reach.visit().end() == End.CERTIFICATE,
                "no certificate came");
    List<String> doubts = reaches.flaws(reach -> doubt(tour, reach));
    if (tour.manner().trust().anybody() && !doubts.isEmpty()) {
      throw new NotApplicable("--insecure: not held against the site: " + doubts);
    }
    assertThat(doubts).as("certificates that are believed, and for the origin").isEmpty();
  }

  private static Optional<String> doubt(Tour tour, Reach reach) {
    return reach.visit().handshake().isPresent()
        ? tour.doubt(reach)
        : Optional.of(reach.visit().reason());
  }

  @Check(
      id = "quic/reach/protocol",
      row = "NEG-03",
      section = "2.4",
      level = MUST,
      says = "The protocol negotiated with an alternative is the one that was advertised.")
  void protocol(Tour tour) {
    tour.greet();

    assertThat(
            shaken(tour)
                .flaws(
                    reach ->
                        unlike(reach.stop().alternative().protocol(), handshake(reach).alpn())))
        .as("by ALPN the protocol advertised; else the alternative counts as failed")
        .isEmpty();
  }

  @Check(
      id = "quic/reach/version",
      row = "NEG-04",
      spec = "RFC 9114",
      section = "3.1",
      level = MUST,
      says = "The alternative h3 speaks QUIC version 1, or changes compatibly to version 2.")
  void version(Tour tour) {
    tour.greet();

    assertThat(
            shaken(tour)
                .flaws(
                    reach -> {
                      long version = Integer.toUnsignedLong(handshake(reach).version());
                      return version == VERSION_1 || version == VERSION_2
                          ? Optional.empty()
                          : Optional.of("version 0x%08x".formatted(version));
                    }))
        .as("QUIC version 1 or 2")
        .isEmpty();
  }

  @Check(
      id = "quic/reach/ipv6",
      row = "NEG-10",
      spec = "RFC 9114",
      section = "3.1.1",
      level = SHOULD,
      says = "Where a site has IPv6 addresses, HTTP/3 is reached there too.")
  void ipv6(Tour tour) {
    if (tour.site().addresses().stream().noneMatch(each -> isSix(each.getAddress()))) {
      throw new NotApplicable("the site has no IPv6 address: " + tour.site().addresses());
    }
    tour.greet();
    Reaches reaches = tour.provoke().answered();
    Reaches six =
        tour.provoke()
            .only(reach -> isSix(reach.stop().address().orElseThrow().getAddress()), "no IPv6");

    assertThat(
            six.flaws(
                reach ->
                    reach.answered()
                        ? Optional.empty()
                        : Optional.of(reach.visit().end() + " " + reach.visit().reason())))
        .as("an answer over HTTP/3 at IPv6 addresses, as at %s", reaches.all())
        .isEmpty();
  }

  private static boolean isSix(java.net.InetAddress address) {
    return address instanceof Inet6Address;
  }

  private static Reaches shaken(Tour tour) {
    return tour.provoke()
        .only(reach -> reach.visit().handshake().isPresent(), "no handshake was completed");
  }

  private static Visit.Handshake handshake(Reach reach) {
    return reach.visit().handshake().orElseThrow();
  }

  private static Optional<String> unlike(String wanted, String got) {
    return wanted.equals(got) ? Optional.empty() : Optional.of("'" + got + "'");
  }

  private static Optional<String> ended(Reach reach, Set<End> ends, String words) {
    Visit visit = reach.visit();
    return ends.contains(visit.end())
        ? Optional.of("%s: %s %s".formatted(words, visit.end(), visit.reason()).strip())
        : Optional.empty();
  }
}
