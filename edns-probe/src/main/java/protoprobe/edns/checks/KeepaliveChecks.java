// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.KEEPALIVE;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MAY;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.time.Duration;
import java.util.Optional;
import protoprobe.edns.target.Heard;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.target.TcpSession;
import protoprobe.edns.wire.EdnsOption;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 7828", title = "How long a TCP connection may be idle")
final class KeepaliveChecks {
  private static final String FEATURE = "edns-tcp-keepalive";

  /** The longest that a check waits for nothing to happen. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static Optional<EdnsOption> keepalive(Message answer) {
    return answer.opt().flatMap(opt -> opt.option(KEEPALIVE));
  }

  @Check(
      id = "edns/keepalive/time-out",
      row = "KPL-01",
      section = "3.3.2",
      level = MAY,
      says = "Over TCP the server tells its time-out: two octets, in units of 100 ms.")
  void tellsTimeOut(Resolver resolver) {
    resolver.tcp().controlBase().requireOpt();

    Message answer = resolver.tcp().provoke(resolver.base().option(KEEPALIVE));

    assertThatAnswer(answer)
        .as("NOERROR with a time-out of two octets")
        .hasRcode(Rcode.NOERROR)
        .offers(KEEPALIVE, FEATURE)
        .hasSoundOption(KEEPALIVE)
        .fits(
            seen -> keepalive(seen).filter(option -> option.data().length() == 2).isPresent(),
            "the option is empty");
  }

  @Check(
      id = "edns/keepalive/not-over-udp",
      row = "KPL-02",
      section = "3.3.1",
      level = MUST,
      says = "Over UDP the option is ignored, and not sent back.")
  void ignoredOverUdp(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().option(KEEPALIVE));

    assertThatAnswer(answer)
        .as("the answer that the query gets without the option")
        .hasRcode(Rcode.NOERROR)
        .lacksOption(KEEPALIVE);
  }

  @Check(
      id = "edns/keepalive/with-time-out",
      row = "KPL-03",
      section = "3.2.1",
      level = INFO,
      says = "What a server does with a client that sends a time-out, as only a server may.",
      hazard = Hazard.FORGE)
  void clientSendsTimeOut(Resolver resolver, Findings findings) {
    resolver.tcp().controlBase().requireOpt();
    Query wrong = resolver.base().option(KEEPALIVE, (byte) 0, (byte) 100);

    Heard heard = resolver.connect().provoke(wrong).hear();

    findings.observe("reply", heard.message().map(KeepaliveChecks::reply).orElse("none"));
  }

  private static String reply(Message answer) {
    return answer.rcode() + (keepalive(answer).isPresent() ? " with" : " without") + " time-out";
  }

  @Check(
      id = "edns/keepalive/kept",
      row = "KPL-04",
      section = "3.3.2",
      level = SHOULD,
      says =
          "An idle connection stays open for half of the announced time-out (seen for up to 10 s).")
  void keepsItsWord(Resolver resolver, Findings findings) {
    TcpSession session = resolver.connect();
    session.control(resolver.base()).requireRcode(Rcode.NOERROR);

    Heard promise = session.provoke(resolver.base().option(KEEPALIVE)).hear();
    Duration announced = announced(promise);
    findings.observe("announced", announced.toMillis() / 1000.0 + " s");
    Heard silence = session.hear(half(announced));

    assertThat(silence.over())
        .as(
            "the connection open after half of %s (at most %s), heard: %s",
            announced, LONGEST, silence)
        .isFalse();
  }

  private static Duration half(Duration announced) {
    Duration half = announced.dividedBy(2);
    return half.compareTo(LONGEST) < 0 ? half : LONGEST;
  }

  private static Duration announced(Heard promise) {
    return promise
        .message()
        .flatMap(KeepaliveChecks::keepalive)
        .filter(option -> option.data().length() == 2 && option.data().u16(0) > 0)
        .map(option -> Duration.ofMillis(100L * option.data().u16(0)))
        .orElseThrow(() -> new Unsupported(FEATURE + ": no time-out announced: " + promise));
  }
}
