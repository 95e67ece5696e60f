// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.Optional;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit.Answer;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.target.Reach;
import protoprobe.quic.target.Reaches;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;
import protoprobe.quic.target.Tour;
import protoprobe.quic.target.Visits;

@Topic(spec = "RFC 7838", title = "The same site over HTTP/3")
final class ReachAnswerChecks {
  private static final int MISDIRECTED = 421;
  private static final int SERVER_ERROR = 500;

  /** Whose certificate is not believed is not asked; that is another check's matter. */
  @Check(
      id = "quic/reach/request",
      row = "NEG-06",
      spec = "RFC 9114",
      section = "3.1.1",
      level = MUST,
      says = "A request is answered at each alternative for HTTP/3 that completes a handshake.")
  void request(Tour tour) {
    tour.greet();
    Reaches reaches =
        tour.provoke()
            .only(
                reach ->
                    reach.visit().handshake().isPresent() && reach.visit().end() != End.CERTIFICATE,
                "no handshake was completed");

    assertThat(
            reaches.flaws(
                reach -> reach.answered() ? Optional.empty() : Optional.of(outcome(reach))))
        .as("an answer to GET %s over HTTP/3", tour.manner().path())
        .isEmpty();
  }

  /** An alternative serves the origin's resources, not others (RFC 7838 section 2). */
  @Check(
      id = "quic/reach/same-answer",
      row = "NEG-06",
      section = "2",
      level = SHOULD,
      says = "An alternative answers with the status and the kind of content that TCP gives.")
  void sameAnswer(Tour tour) {
    Reply known = known(tour.site());
    String wanted = words(known.status(), known.first("content-type"), known.answer().length());

    assertThat(tour.provoke().answered().flaws(reach -> unlike(wanted, words(answer(reach)))))
        .as("%s, as over %s", wanted, known.version())
        .isEmpty();
  }

  @Check(
      id = "quic/reach/not-misdirected",
      row = "NEG-07",
      section = "6",
      level = MUST,
      says = "An alternative does not say that it is not responsible for the origin: no 421.")
  void notMisdirected(Tour tour) {
    tour.greet();

    assertThat(
            tour.provoke()
                .answered()
                .flaws(
                    reach ->
                        Optional.of(answer(reach).status())
                            .filter(status -> status == MISDIRECTED)
                            .map(status -> "421 (Misdirected Request)")))
        .as("a status other than 421")
        .isEmpty();
  }

  @Check(
      id = "quic/reach/alt-used",
      row = "ALT-S18",
      section = "5",
      level = SHOULD,
      says = "With Alt-Used an alternative answers as without.")
  void altUsed(Tour tour) {
    String used = tour.manner().origin().host() + ":" + port(tour);
    assertSameStatus(tour, used);
  }

  /** A server may look for loops by it, but what it does not know is no reason to fail. */
  @Check(
      id = "quic/reach/alt-used-elsewhere",
      row = "ALT-S19",
      section = "5",
      level = SHOULD,
      says = "An alternative does not fail because Alt-Used names another place.")
  void altUsedElsewhere(Tour tour) {
    tour.control().answered();
    Reaches reaches = tour.provoke(errand -> Visits.with(errand, "alt-used", "other.invalid"));

    assertThat(
            reaches.flaws(
                reach ->
                    reach.answered() && answer(reach).status() < SERVER_ERROR
                        ? Optional.empty()
                        : Optional.of(outcome(reach))))
        .as("an answer that is no server error")
        .isEmpty();
  }

  private static void assertSameStatus(Tour tour, String used) {
    Reaches before = tour.control().answered();
    List<Integer> statuses =
        before.all().stream().map(reach -> answer(reach).status()).distinct().toList();
    Reaches reaches = tour.provoke(errand -> Visits.with(errand, "alt-used", used));

    assertThat(
            reaches.flaws(
                reach ->
                    reach.answered() && statuses.contains(answer(reach).status())
                        ? Optional.empty()
                        : Optional.of(outcome(reach))))
        .as("status %s with 'Alt-Used: %s', as without", statuses, used)
        .isEmpty();
  }

  private static int port(Tour tour) {
    return tour.stops().get(0).alternative().port();
  }

  /** As control a whole answer over the newest version of HTTP over TCP. */
  private static Reply known(Site site) {
    return site.control(site.ask().http2());
  }

  private static Answer answer(Reach reach) {
    return reach.visit().answer().orElseThrow();
  }

  private static String outcome(Reach reach) {
    return reach.visit().answer().map(answer -> answer.status() + "; ").orElse("")
        + reach.visit().end()
        + " "
        + reach.visit().reason();
  }

  private static String words(Answer answer) {
    Optional<String> type =
        answer.headers().stream()
            .filter(field -> field.name().equalsIgnoreCase("content-type"))
            .map(Field::value)
            .findFirst();
    return words(answer.status(), type, answer.length());
  }

  private static String words(int status, Optional<String> type, long length) {
    return "%d, %s, %s"
        .formatted(status, type.orElse("no type"), length > 0 ? "a body" : "no body");
  }

  private static Optional<String> unlike(String wanted, String got) {
    return wanted.equals(got) ? Optional.empty() : Optional.of(got);
  }
}
