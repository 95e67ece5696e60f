// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.target.Reach;
import protoprobe.quic.target.Reaches;
import protoprobe.quic.target.Tour;
import protoprobe.quic.trust.Identity;

@Topic(spec = "RFC 9114", title = "Other names over HTTP/3")
final class ReachNameChecks {
  private static final String FOREIGN = "not-covered.invalid";
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  /** Of the certificate's names the first that is neither the origin's nor a pattern. */
  @Check(
      id = "quic/reach/other-name",
      row = "NEG-16",
      section = "3.3",
      level = INFO,
      says = "How a request for another name of the certificate is answered is noted.")
  void otherName(Tour tour, Findings findings) {
    Reaches control = tour.control().answered();
    String name = otherName(control.all().get(0), tour.manner().origin().host());

    Reaches reaches = tour.provoke(errand -> errand.withAuthority(name));

    findings.observe(
        "answers",
        reaches.all().stream()
            .map(ReachNameChecks::status)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private static String otherName(Reach reach, String host) {
    List<String> names = Identity.names(reach.chain().get(0));
    return names.stream()
        .filter(name -> !Identity.isAddress(name) && !name.contains("*"))
        .filter(name -> !name.equalsIgnoreCase(host))
        .findFirst()
        .orElseThrow(
            () -> new NotApplicable("the certificate is for no other name, but for " + names));
  }

  /**
   * "A request for an https resource MUST be rejected" if the connection's certificate is not for
   * it (RFC 9110 section 7.4); nearly every server answers all the same, and its client has no harm
   * of it, so we leave it at a warning.
   */
  @Check(
      id = "quic/reach/foreign-name",
      row = "NEG-17",
      spec = "RFC 9110",
      section = "7.4",
      level = SHOULD,
      says = "A request for a name that the certificate is not for is refused, best with 421.")
  void foreignName(Tour tour) {
    tour.control().answered();
    Reaches reaches = tour.provoke(errand -> errand.withAuthority(FOREIGN));

    assertThat(
            reaches.flaws(reach -> refused(reach) ? Optional.empty() : Optional.of(status(reach))))
        .as("421, another client error, or the stream reset, to a request for %s", FOREIGN)
        .isEmpty();
  }

  private static boolean refused(Reach reach) {
    return reach
        .visit()
        .answer()
        .map(answer -> answer.status() >= BAD_REQUEST && answer.status() < SERVER_ERROR)
        .orElse(reach.visit().end() == Visit.End.CLOSED);
  }

  private static String status(Reach reach) {
    return reach
        .visit()
        .answer()
        .map(answer -> Integer.toString(answer.status()))
        .orElse(reach.visit().end().toString());
  }
}
