// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import protoprobe.edns.target.ErrorCodes;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 8198", title = "Answers synthesized from cached denials")
final class AggressiveChecks {
  /** Both between leaf.ent and ns1, so that the same NSEC record denies them. */
  private static final String KNOWN = "m1";

  private static final String OTHER = "m2";

  /** Of every record in a zone of the testbed, its SOA's minimum among them, in seconds. */
  private static final long TTL = 60;

  @Check(
      id = "edns/aggressive/no-query",
      row = "AGG-01",
      section = "5.1",
      level = SHOULD,
      localOnly = true,
      says = "A name that a cached NSEC record denies is denied without asking upstream.")
  void noQuery(Resolver resolver, Lab lab) {
    LabZone zone = denied(resolver, lab);
    Query other = zone.query(OTHER, Type.A);

    Message answer = resolver.provoke(other);

    assertThatAnswer(answer)
        .as("NXDOMAIN for the name")
        .hasRcode(Rcode.NXDOMAIN)
        .fits(message -> answers(message, other), "an answer to another question");
    assertThat(queriesFor(zone, other)).as("queries that the zone's server got for it").isEmpty();
  }

  @Check(
      id = "edns/aggressive/ttl",
      row = "AGG-02",
      section = "5.4",
      level = SHOULD,
      localOnly = true,
      says = "A synthesized denial lives no longer than the SOA's minimum and the NSEC record.")
  void ttl(Resolver resolver, Lab lab) {
    Message answer = synthesized(resolver, lab);

    assertThat(answer.authorities())
        .as("records that live no longer than the cached ones")
        .isNotEmpty()
        .allMatch(rr -> rr.ttl() <= TTL);
  }

  @Check(
      id = "edns/aggressive/code",
      row = "AGG-03",
      spec = "RFC 8914",
      section = "5.2",
      level = INFO,
      localOnly = true,
      says = "Which codes a synthesized denial carries: 29 is registered for it.")
  void code(Resolver resolver, Lab lab, Findings findings) {
    findings.observe("codes", ErrorCodes.of(synthesized(resolver, lab)));
  }

  @Check(
      id = "edns/aggressive/nothing-underneath",
      row = "AGG-04",
      spec = "RFC 8020",
      section = "2",
      level = SHOULD,
      localOnly = true,
      says = "A name under one that is known not to exist is denied without asking upstream.")
  void nothingUnderneath(Resolver resolver, Lab lab) {
    LabZone zone = denied(resolver, lab);
    Query below = zone.query(KNOWN, Type.A).name(zone.name().child(KNOWN).child("below"));

    Message answer = resolver.provoke(below);

    assertThatAnswer(answer)
        .as("NXDOMAIN for the name")
        .hasRcode(Rcode.NXDOMAIN)
        .fits(message -> answers(message, below), "an answer to another question");
    assertThat(queriesFor(zone, below)).as("queries that the zone's server got for it").isEmpty();
  }

  /** A zone whose denial of one name the resolver has validated and may keep. */
  private static LabZone denied(Resolver resolver, Lab lab) {
    resolver.controlValidation();
    LabZone zone = lab.zone(ZoneFault.VALID_NSEC);
    resolver.control(zone.query(KNOWN, Type.A)).requireRcode(Rcode.NXDOMAIN).requireAuthentic();
    return zone;
  }

  private static Message synthesized(Resolver resolver, Lab lab) {
    LabZone zone = denied(resolver, lab);
    Query other = zone.query(OTHER, Type.A);
    Message answer =
        resolver
            .provokeMaybe(other)
            .orElseThrow(() -> new Inconclusive("no answer for " + OTHER + " in " + zone.name()));
    if (!answers(answer, other)) {
      throw new Inconclusive("the answer is to another question: " + answer);
    }
    if (!queriesFor(zone, other).isEmpty()) {
      throw new Unsupported("synthesis from NSEC: the zone's server was asked for " + OTHER);
    }
    return answer;
  }

  private static boolean answers(Message answer, Query query) {
    return answer.questions().equals(query.questions());
  }

  private static List<Question> queriesFor(LabZone zone, Query query) {
    Name name = query.questions().get(0).name();
    return zone.upstream().stream()
        .flatMap(seen -> seen.questions().stream())
        .filter(question -> question.name().equals(name))
        .toList();
  }
}
