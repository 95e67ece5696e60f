// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.quic.altsvc.AltSvc;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.target.Reach;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;
import protoprobe.quic.target.Tour;

@Topic(spec = "RFC 7838", title = "Header fields over HTTP/3")
final class ReachFieldChecks {
  /** Who is at the alternative already is not to be sent on, least of all round in a circle. */
  @Check(
      id = "quic/reach/no-third-place",
      row = "ALT-S21",
      section = "2.4",
      level = SHOULD,
      says = "What an alternative itself advertises leads to no third place.")
  void noThirdPlace(Tour tour) {
    List<String> known =
        known(tour.site()).offer(tour.site().origin()).stream()
            .map(each -> each.substring(each.indexOf('=') + 1))
            .toList();

    assertThat(tour.provoke().answered().flaws(reach -> third(reach, known)))
        .as("no alternative but at %s", known)
        .isEmpty();
  }

  private static Optional<String> third(Reach reach, List<String> known) {
    AltSvc field = AltSvc.parse(values(reach, "alt-svc"));
    return field.alternatives().stream()
        .map(each -> each.authority())
        .filter(place -> !known.contains(place))
        .findFirst();
  }

  /** A server that takes the port or the version for the scheme leaves these out, or says http. */
  @Check(
      id = "quic/reach/same-security",
      row = "ALT-S22",
      section = "9.5",
      level = SHOULD,
      says = "Over HTTP/3 a site keeps to https: the same Location, HSTS and Secure cookies.")
  void sameSecurity(Tour tour) {
    Reply known = known(tour.site());
    List<String> wanted = security(known.answer().headers());

    assertThat(
            tour.provoke()
                .answered()
                .flaws(reach -> unlike(wanted.toString(), security(headers(reach)).toString())))
        .as("%s, as over %s", wanted, known.version())
        .isEmpty();
  }

  /** As control a whole answer over the newest version of HTTP over TCP. */
  private static Reply known(Site site) {
    return site.control(site.ask().http2());
  }

  /** Names of cookies change from answer to answer; whether they are Secure does not. */
  private static List<String> security(List<Field> headers) {
    TreeSet<String> words = new TreeSet<>();
    for (Field field : headers) {
      switch (field.name().toLowerCase(Locale.ROOT)) {
        case "location" -> words.add("location " + field.value());
        case "strict-transport-security" -> words.add("hsts " + field.value());
        case "set-cookie" -> words.add("cookies " + (isSecure(field.value()) ? "Secure" : "open"));
        default -> {} // others say nothing about the scheme
      }
    }
    return new ArrayList<>(words);
  }

  private static boolean isSecure(String cookie) {
    return cookie.matches("(?is).*;\\s*secure\\s*(;.*)?");
  }

  private static List<String> values(Reach reach, String name) {
    return headers(reach).stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  private static List<Field> headers(Reach reach) {
    return reach.visit().answer().orElseThrow().headers();
  }

  private static Optional<String> unlike(String wanted, String got) {
    return wanted.equals(got) ? Optional.empty() : Optional.of(got);
  }
}
