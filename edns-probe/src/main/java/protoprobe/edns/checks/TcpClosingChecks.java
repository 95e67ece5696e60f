// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.kit.check.Level.INFO;

import java.time.Duration;
import protoprobe.edns.target.Heard;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.target.TcpSession;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 7766", title = "The end of a TCP connection")
final class TcpClosingChecks {
  private static final Duration ROUND = Duration.ofMillis(150);

  @Check(
      id = "edns/tcp/idle",
      row = "TCP-05",
      section = "6.2.3",
      level = INFO,
      says = "How the server ends a connection that has been idle (awaited for up to 15 s).",
      hazard = Hazard.INTRUSIVE)
  void idle(Resolver resolver, Findings findings) {
    resolver.controlBase();
    TcpSession session = resolver.connect().provoke(resolver.base());

    Heard answer = session.hear();
    Heard end = answer.message().isPresent() ? awaitEnd(resolver, session) : answer;

    findings.observe("idle", end.over() ? end.toString() : "open");
  }

  /**
   * Others are served meanwhile: PowerDNS Recursor 4.8 looks for idle connections only every 55
   * rounds of its loop (pdns_recursor.cc, recursorThread()).
   */
  private static Heard awaitEnd(Resolver resolver, TcpSession session) {
    long end = System.nanoTime() + session.patience().toNanos();
    Heard heard = session.hear(ROUND);
    while (heard.kind() == Heard.Kind.NOTHING && System.nanoTime() < end) {
      resolver.controlBase();
      heard = session.hear(ROUND);
    }
    return heard;
  }

  @Check(
      id = "edns/tcp/half-closed",
      row = "TCP-08",
      section = "6.2.4",
      level = INFO,
      says = "Whether a client that has closed its half of the connection still gets its answer.")
  void halfClosed(Resolver resolver, Findings findings) {
    resolver.controlBase();

    Heard heard = resolver.connect().provoke(resolver.base()).finish().hear();

    findings.observe("half-closed", heard.message().isPresent() ? "answered" : "not answered");
  }
}
