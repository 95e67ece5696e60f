// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.SHOULD;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.report.Printable;
import protoprobe.quic.target.Ask;
import protoprobe.quic.target.Reply;
import protoprobe.quic.target.Site;

/**
 * Each Alt-Svc field replaces what a client knew (RFC 7838 section 3.1): answers that differ make
 * it change its mind with each of them. The specification has no keyword about it, so this is a
 * SHOULD of ours.
 */
@Topic(spec = "RFC 7838", title = "Alternatives across answers")
final class AltSvcResponseChecks {
  private static final int TIMES = 10;
  private static final String MISSING = "/protoprobe-asks-for-what-is-not-there";

  @Check(
      id = "quic/alt-svc/advertised",
      row = "ALT-S01",
      spec = "RFC 9114",
      section = "3.1.1",
      level = INFO,
      says = "What the site advertises over HTTP/1.1, HTTP/2 and without body is noted.")
  void advertised(Site site, Findings findings) {
    site.control();

    Reply first = site.provoke(site.ask());
    Optional<Reply> second = site.provokeHttp2(site.ask());
    Reply head = site.provoke(site.ask().http2().head());

    findings
        .observe("http-1", words(first.offer(site.origin())))
        .observe("http-2", second.map(each -> words(each.offer(site.origin()))).orElse("unspoken"))
        .observe("head", words(head.offer(site.origin())));
  }

  @Check(
      id = "quic/alt-svc/same-over-http2",
      row = "ALT-S02",
      section = "3.1",
      level = SHOULD,
      says = "Answers over HTTP/1.1 and over HTTP/2 advertise the same alternatives.")
  void sameOverHttp2(Site site) {
    site.statements();
    Reply first = site.provoke(site.ask());
    Reply second =
        site.provokeHttp2(site.ask())
            .orElseThrow(
                () -> new Unsupported("HTTP/2: the site chose http/1.1, or nothing, by ALPN"));

    assertThat(words(second.offer(site.origin())))
        .as("over HTTP/2 the same alternatives as over HTTP/1.1")
        .isEqualTo(words(first.offer(site.origin())));
  }

  @Check(
      id = "quic/alt-svc/same-for-each-status",
      row = "ALT-S03",
      section = "3.1",
      level = SHOULD,
      says = "No answer withdraws or changes what another advertises, whatever its status.")
  void sameForEachStatus(Site site, Findings findings) {
    site.statements();
    Reply base = site.provoke(site.ask());
    Map<String, String> offers = new LinkedHashMap<>();
    others(site, base)
        .map(site::provoke)
        .filter(reply -> !reply.offer(site.origin()).isEmpty())
        .forEach(reply -> offers.put(reply.toString(), words(reply.offer(site.origin()))));

    findings.observe("answers-with-field", offers.size());
    assertThat(offers)
        .as("every answer with Alt-Svc says %s, as %s", words(base.offer(site.origin())), base)
        .allSatisfy(
            (answer, offer) -> assertThat(offer).isEqualTo(words(base.offer(site.origin()))));
  }

  /** What can be had without harm: nothing there, no body, not modified. */
  private static Stream<Ask> others(Site site, Reply base) {
    Stream<Ask> always = Stream.of(site.ask().path(MISSING), site.ask().head());
    Stream<Ask> unchanged =
        base.first("etag").stream().map(tag -> site.ask().header("if-none-match", tag));
    return Stream.concat(always, unchanged);
  }

  @Check(
      id = "quic/alt-svc/same-at-each-address",
      row = "ALT-S04",
      section = "3.1",
      level = SHOULD,
      says = "The site advertises the same alternatives at each of its addresses.")
  void sameAtEachAddress(Site site) {
    List<InetSocketAddress> addresses = site.addresses();
    if (addresses.size() < 2) {
      throw new NotApplicable("the site has one address only: " + addresses);
    }
    site.statements();
    Map<String, String> offers = new LinkedHashMap<>();
    for (InetSocketAddress each : addresses) {
      Reply reply = site.provoke(site.ask().at(each));
      offers.put(reply.toString(), words(reply.offer(site.origin())));
    }

    assertThat(offers.values().stream().distinct().toList())
        .as("the same alternatives at each address: %s", offers)
        .hasSize(1);
  }

  @Check(
      id = "quic/alt-svc/steady",
      row = "ALT-S05",
      section = "3.1",
      level = SHOULD,
      says = "Ten answers in a row advertise the same alternatives.")
  void steady(Site site) {
    site.statements();
    List<String> offers =
        IntStream.range(0, TIMES)
            .mapToObj(time -> site.provoke(site.ask().again(time)))
            .map(reply -> words(reply.offer(site.origin())))
            .distinct()
            .toList();

    assertThat(offers).as("one offer in ten answers to the same request").hasSize(1);
  }

  private static String words(SortedSet<String> offer) {
    return offer.isEmpty() ? "nothing" : Printable.text(String.join(", ", offer), 200);
  }
}
