// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import protoprobe.edns.target.CookieClient;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.CookieFault;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Cookie;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 7873", title = "DNS cookies, as a resolver uses them")
final class UpstreamCookieChecks {
  /** Servers that do not take the cookies they get. */
  enum Server implements Row {
    REQUIRED(CookieFault.REQUIRED, "The server wants the server cookie that it has just given."),
    NEVER_SATISFIED(CookieFault.NEVER_SATISFIED, "The server takes no cookie; TCP is left.");

    private final CookieFault fault;
    private final String says;

    Server(CookieFault fault, String says) {
      this.fault = fault;
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  private static List<Cookie> cookies(LabZone zone) {
    return zone.upstream().stream().flatMap(query -> CookieClient.in(query).stream()).toList();
  }

  private static void requireCookies(LabZone zone) {
    assertThat(zone.upstream()).as("queries to the zone's server").isNotEmpty();
    if (cookies(zone).isEmpty()) {
      throw new Unsupported("client cookies: the resolver sends none to the zone's server");
    }
  }

  @Check(
      id = "edns/hardening/upstream-cookie",
      row = "HRD-05",
      section = "5.1",
      level = INFO,
      says = "Whether the resolver sends client cookies to the servers that it asks.",
      localOnly = true)
  void upstreamCookie(Resolver resolver, Lab lab, Findings findings) {
    resolver.controlBase();
    LabZone zone = lab.zone(ServingFault.SOUND);

    resolver.provoke(zone.query("www", Type.A));

    boolean none = zone.upstream().isEmpty();
    findings.observe("cookie", none ? "no query" : cookies(zone).isEmpty() ? "none" : "sent");
  }

  @Check(
      id = "edns/cookie/upstream-mismatch",
      row = "CKI-11",
      section = "5.3",
      level = MUST,
      says = "A resolver discards an answer whose client cookie is not the one that it sent.",
      localOnly = true)
  void discardsWrongClientCookie(Resolver resolver, Lab lab) {
    resolver.controlBase();
    LabZone zone = lab.zone(CookieFault.WRONG_CLIENT_COOKIE);

    Message answer = resolver.provoke(zone.query());

    requireCookies(zone);
    assertThatAnswer(answer)
        .as("not NXDOMAIN, which came with a client cookie that was never sent")
        .hasRcode(Rcode.NOERROR, Rcode.SERVFAIL);
  }

  @Check(
      id = "edns/cookie/upstream-badcookie",
      row = "CKI-12",
      section = "5.3",
      level = SHOULD,
      says = "A resolver that is told BADCOOKIE asks again with the new cookie, then over TCP.",
      rows = Server.class,
      localOnly = true)
  void asksAgain(Resolver resolver, Lab lab, Server server) {
    resolver.controlBase();
    LabZone zone = lab.zone(server.fault);

    Message answer = resolver.provoke(zone.query());

    requireCookies(zone);
    assertThatAnswer(answer).as("an answer, in the end").hasRcode(Rcode.NOERROR);
  }
}
