// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import protoprobe.quic.testing.SiteReply;
import protoprobe.quic.testing.SiteRequest;

/** For the checks that compare answers, and those of places and times. */
final class AltSvcResponseScenarios {
  private static final String H3 = "h3=\":443\"; ma=86400";

  private AltSvcResponseScenarios() {}

  static List<SiteScenario> all() {
    return List.of(
        SiteScenario.of("quic/alt-svc/advertised")
            .right(H3)
            .wrong(request -> request.http2() ? answer(H3) : SiteReply.of(200))
            .observes("http-1"),
        SiteScenario.of("quic/alt-svc/same-over-http2")
            .right(request -> request.http2() ? framed(H3) : answer(H3))
            .wrong(request -> answer(request.http2() ? "h3=\":444\"" : H3))
            .warns("h3=:444"),
        SiteScenario.of("quic/alt-svc/same-for-each-status")
            .right(AltSvcResponseScenarios::steadily)
            .wrong(
                request ->
                    request.path().contains("not-there")
                        ? SiteReply.of(404).altSvc("clear")
                        : steadily(request))
            .warns("clear"),
        SiteScenario.of("quic/alt-svc/same-for-each-status")
            .right(AltSvcResponseScenarios::steadily)
            .wrong(
                request ->
                    request.header("if-none-match").isPresent()
                        ? SiteReply.of(304).altSvc("h3=\":1\"")
                        : steadily(request))
            .warns("h3=:1"),
        SiteScenario.of("quic/alt-svc/same-at-each-address")
            .house(house -> house.addresses = List.of("127.0.0.1", "127.0.0.2"))
            .right(H3)
            .wrong(
                request ->
                    request.address().getHostAddress().endsWith("2")
                        ? SiteReply.of(200)
                        : answer(H3))
            .warns("the same alternatives at each address"),
        SiteScenario.of("quic/alt-svc/steady")
            .right(H3)
            .wrong(request -> answer(request.number() % 5 == 4 ? "clear" : H3))
            .warns("clear"),
        SiteScenario.of("quic/alt-svc/age")
            .right(request -> answer(H3).header("age", "86399"))
            .wrong(request -> answer(H3).header("age", "86400"))
            .warns("with Age 86400"),
        SiteScenario.of("quic/alt-svc/persistent")
            .right(H3)
            .wrong(H3 + "; persist=1")
            .observes("persistent"),
        SiteScenario.of("quic/alt-svc/sensible-age")
            .right("h3=\":443\"; ma=60")
            .wrong("h3=\":443\"; ma=59")
            .warns("59"),
        SiteScenario.of("quic/alt-svc/outlives-answer")
            .right(request -> answer(H3).header("cache-control", "public, max-age=86400"))
            .wrong(request -> answer(H3).header("cache-control", "max-age=1, s-maxage=86401"))
            .warns("86401"),
        SiteScenario.of("quic/alt-svc/outlives-answer")
            .right(request -> answer(H3).header("cache-control", "private, max-age=90000"))
            .wrong(request -> answer(H3).header("cache-control", "public, max-age=90000"))
            .warns("90000"),
        SiteScenario.of("quic/alt-svc/plain-http")
            .house(house -> house.plain = true)
            .when(request -> request.get() && !request.secure())
            .right("h2=\":443\"")
            .wrong(H3)
            .otherwise(request -> answer(request.secure() ? H3 : "clear"))
            .warns("h3"),
        SiteScenario.of("quic/alt-svc/not-with-421")
            .when(request -> request.authority().equals("not-covered.invalid"))
            .right(request -> SiteReply.of(421))
            .wrong(request -> SiteReply.of(421).altSvc(H3))
            .warns("h3=\":443\""),
        SiteScenario.of("quic/alt-svc/privileged-port")
            .house(house -> house.port = 443)
            .right("h3=\":1023\"")
            .wrong("h3=\":1024\"")
            .warns("a privileged port"));
  }

  private static SiteReply answer(String line) {
    return SiteReply.of(200).altSvc(line);
  }

  private static SiteReply framed(String value) {
    return SiteReply.of(200).frame(1, "", value);
  }

  private static SiteReply steadily(SiteRequest request) {
    return answer(H3).header("etag", "\"tag\"");
  }
}
