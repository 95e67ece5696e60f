// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import java.util.function.Predicate;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.SiteReply;

/** For the checks of answers over HTTP/3; the client over QUIC is played. */
final class ReachAnswerScenarios {
  private static final String H3 = "h3=\":443\"; ma=86400";

  private ReachAnswerScenarios() {}

  static List<SiteScenario> all() {
    return List.of(
        SiteScenario.of("quic/reach/same-answer")
            .right(request -> SiteReply.of(200).altSvc(H3).header("content-type", "text/html"))
            .met(errand -> FakeVisit.of(200).header("Content-Type", "text/html"))
            .metWrongly(errand -> FakeVisit.of(404).header("content-type", "text/html"))
            .warns("404, text/html, a body"),
        SiteScenario.of("quic/reach/same-answer")
            .right(request -> SiteReply.of(200).altSvc(H3).header("content-type", "text/html"))
            .met(errand -> FakeVisit.of(200).header("content-type", "text/html"))
            .metWrongly(errand -> FakeVisit.of(200))
            .warns("200, no type, a body"),
        SiteScenario.of("quic/reach/request")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.CLOSED, "0x10e"))
            .fails("CLOSED 0x10e"),
        SiteScenario.of("quic/reach/request")
            .right(H3)
            .metWrongly(errand -> FakeVisit.ending(End.TIMEOUT, "half of it"))
            .fails("TIMEOUT half of it"),
        SiteScenario.of("quic/reach/not-misdirected")
            .right(H3)
            .metWrongly(errand -> FakeVisit.of(421))
            .fails("421 (Misdirected Request)"),
        SiteScenario.of("quic/reach/alt-used")
            .right(H3)
            .metWrongly(errand -> FakeVisit.of(used(errand, "site.example:443") ? 400 : 200))
            .warns("400; ANSWERED"),
        SiteScenario.of("quic/reach/alt-used-elsewhere")
            .right(H3)
            .metWrongly(errand -> FakeVisit.of(used(errand, "other.invalid") ? 500 : 200))
            .warns("500; ANSWERED"),
        SiteScenario.of("quic/reach/no-third-place")
            .right(H3)
            .met(errand -> FakeVisit.of(200).header("alt-svc", "h3=\":443\""))
            .metWrongly(errand -> FakeVisit.of(200).header("alt-svc", "h3=\"third.example:443\""))
            .warns("third.example:443"),
        SiteScenario.of("quic/reach/same-security")
            .right(
                request ->
                    SiteReply.of(302)
                        .altSvc(H3)
                        .header("location", "https://site.example/x")
                        .header("set-cookie", "a=1; Path=/; Secure"))
            .met(
                errand ->
                    FakeVisit.of(302)
                        .header("location", "https://site.example/x")
                        .header("set-cookie", "a=2; secure; Path=/"))
            .metWrongly(
                errand ->
                    FakeVisit.of(302)
                        .header("location", "http://site.example/x")
                        .header("set-cookie", "a=2"))
            .warns("[cookies open, location http://site.example/x]"),
        SiteScenario.of("quic/reach/other-name")
            .right(H3)
            .metWrongly(errand -> FakeVisit.of(named("other.example").test(errand) ? 421 : 200))
            .observes("answers"),
        SiteScenario.of("quic/reach/foreign-name")
            .right(H3)
            .met(errand -> FakeVisit.of(named("not-covered.invalid").test(errand) ? 421 : 200))
            .metWrongly(errand -> FakeVisit.of(200))
            .warns("200"));
  }

  private static boolean used(Errand errand, String place) {
    return errand.headers().contains(new Field("alt-used", place));
  }

  private static Predicate<Errand> named(String authority) {
    return errand -> errand.authority().equals(authority);
  }
}
