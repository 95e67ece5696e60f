// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.Set;
import protoprobe.edns.target.ErrorCodes;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Truth;
import protoprobe.edns.wire.EdeCode;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

/** The wait for a TTL of some seconds lies in the matter. */
@Topic(spec = "RFC 8767", title = "Stale answers")
final class StaleChecks {
  private static final long RECOMMENDED = 30; // seconds
  private static final int STALE = EdeCode.STALE_ANSWER.code();

  /** 22 and 23 tell why the answer is stale. */
  private static final Set<Integer> REASONS = Set.of(22, 23);

  @Check(
      id = "edns/stale/refresh-first",
      row = "STL-01",
      section = "4",
      level = SHOULD,
      localOnly = true,
      says = "Stale data are used only after an attempt to refresh them.")
  void refreshFirst(Resolver resolver, Lab lab) {
    LabZone zone = lab.zone(ServingFault.STALE);
    int before = expire(resolver, zone);

    stale(resolver, zone);

    assertThat(zone.upstream().size())
        .as("queries to the zone's server, more than before its data expired")
        .isGreaterThan(before);
  }

  @Check(
      id = "edns/stale/ttl",
      row = "STL-02",
      section = "4",
      level = MUST,
      localOnly = true,
      says = "Stale records are sent with a TTL above 0.")
  void ttl(Resolver resolver, Lab lab) {
    Message answer = stale(resolver, lab, ServingFault.STALE);

    assertThat(answer.answers())
        .as("stale records with a TTL above 0")
        .isNotEmpty()
        .allMatch(rr -> rr.ttl() > 0);
  }

  @Check(
      id = "edns/stale/ttl-recommended",
      row = "STL-02",
      section = "4",
      level = SHOULD,
      localOnly = true,
      says = "Stale records are sent with a TTL of 30 seconds.")
  void ttlRecommended(Resolver resolver, Lab lab) {
    Message answer = stale(resolver, lab, ServingFault.STALE);

    assertThat(answer.answers())
        .as("stale records with a TTL of 30 seconds")
        .isNotEmpty()
        .allMatch(rr -> rr.ttl() == RECOMMENDED);
  }

  /** Section 5 describes one method; half a minute between attempts is part of that. */
  @Check(
      id = "edns/stale/recheck",
      row = "STL-03",
      section = "5",
      level = INFO,
      localOnly = true,
      says = "Whether a server that has just failed is asked again for each stale answer.")
  void recheck(Resolver resolver, Lab lab, Findings findings) {
    LabZone zone = lab.zone(ServingFault.STALE);
    expire(resolver, zone);
    stale(resolver, zone);
    int failed = zone.upstream().size();

    stale(resolver, zone);
    stale(resolver, zone);

    findings.observe("recheck", zone.upstream().size() > failed ? "at once" : "held back");
  }

  @Check(
      id = "edns/stale/denial-refreshes",
      row = "STL-04",
      section = "4",
      level = MUST,
      localOnly = true,
      says = "A fresh denial from the zone's server replaces what is stale.")
  void denialRefreshes(Resolver resolver, Lab lab) {
    LabZone zone = lab.zone(ServingFault.HOSTS_GONE);
    Query host = zone.query("www", Type.A);
    zone.serve(ServingFault.SOUND);
    resolver.control(host).requireRcode(Rcode.NOERROR);
    zone.serve(ServingFault.HOSTS_GONE);
    zone.awaitExpiry();
    resolver.controlBase();

    Message answer = resolver.provoke(host);

    assertThatAnswer(answer)
        .as("NXDOMAIN, as the zone's server has it now")
        .hasRcode(Rcode.NXDOMAIN);
  }

  /** RFC 8914 section 3 pairs no code with any RCODE, so that nothing is demanded. */
  @Check(
      id = "edns/stale/code",
      row = {"EDE-18", "STL-06"},
      spec = "RFC 8914",
      section = "4.4",
      level = INFO,
      localOnly = true,
      says = "Whether code 3 tells that an answer is stale.")
  void code(Resolver resolver, Lab lab, Findings findings) {
    ErrorCodes codes = ErrorCodes.of(stale(resolver, lab, ServingFault.STALE));

    findings.observe("codes", codes);
    findings.grade(codes.grade(new Truth(Set.of(STALE), REASONS, Set.of(0), false)));
  }

  /** Code 3 speaks of data, 19 of their absence. */
  @Check(
      id = "edns/stale/nxdomain-code",
      row = {"EDE-19", "STL-06"},
      spec = "RFC 8914",
      section = "4.20",
      level = INFO,
      localOnly = true,
      says = "Whether code 19 tells that a denial is stale.")
  void nxdomainCode(Resolver resolver, Lab lab, Findings findings) {
    ErrorCodes codes = ErrorCodes.of(stale(resolver, lab, ServingFault.STALE_NXDOMAIN));

    findings.observe("codes", codes);
    Set<Integer> exact = Set.of(EdeCode.STALE_NXDOMAIN_ANSWER.code());
    findings.grade(codes.grade(new Truth(exact, REASONS, Set.of(0, STALE), false)));
  }

  @Check(
      id = "edns/ede/noerror-keeps-answer",
      row = "EDE-17",
      spec = "RFC 8914",
      section = "6",
      level = MUST,
      localOnly = true,
      says = "An extended error beside NOERROR takes nothing from the answer.")
  void keepsAnswer(Resolver resolver, Lab lab) {
    LabZone zone = lab.zone(ServingFault.STALE);
    expire(resolver, zone);
    Message answer = resolver.provoke(zone.query());
    boolean error = !answer.extendedErrors().isEmpty();
    if (zone.asked(answer) && !(error && answer.rcode().equals(Rcode.NOERROR))) {
      throw new Unsupported("EDE beside NOERROR: a stale answer has none: " + answer);
    }

    assertThatAnswer(answer)
        .as("the stale data beside the extended error")
        .fits(zone::asked, "an answer to another question")
        .fits(message -> zone.judge(message).isPresent(), "no data");
  }

  private static Message stale(Resolver resolver, Lab lab, ServingFault fault) {
    LabZone zone = lab.zone(fault);
    expire(resolver, zone);
    return stale(resolver, zone);
  }

  /** Has the answer cached and outlive its TTL while the server refuses to give another. */
  private static int expire(Resolver resolver, LabZone zone) {
    resolver.control(zone.query()).requireRcode(new Rcode(zone.question().rcode()));
    int before = zone.upstream().size();
    zone.serve(ServingFault.REFUSED);
    zone.awaitExpiry();
    resolver.controlBase();
    return before;
  }

  private static Message stale(Resolver resolver, LabZone zone) {
    Message answer =
        resolver
            .provokeMaybe(zone.query())
            .orElseThrow(() -> new Unsupported("stale answers: silence with its server refusing"));
    if (!zone.asked(answer)) {
      throw new Inconclusive("the answer is to another question: " + answer);
    }
    if (answer.rcode().value() != zone.question().rcode()) {
      throw new Unsupported("stale answers: with its server refusing: " + answer);
    }
    return answer;
  }
}
