// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static java.util.stream.Collectors.joining;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;

import java.util.Optional;
import protoprobe.edns.target.ErrorCodes;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 4035", title = "Broken and sound zones")
final class ZoneChecks {
  /** AD is only a SHOULD in general; here the control has shown that the resolver sets it. */
  @Check(
      id = "edns/zone/verdict",
      row = {"EDE-27", "EDE-28"},
      section = "5",
      level = MUST,
      localOnly = true,
      rows = ZoneFault.class,
      says =
          "Bogus data get SERVFAIL, data that validate get AD, and data without a chain of trust"
              + " are answered without it, from the cache too.")
  void verdict(Resolver resolver, Lab lab, ZoneFault fault, Findings findings) {
    resolver.controlValidation();
    LabZone zone = lab.zone(fault);

    Validation first = validation(resolver.patient(), zone, fault, "first");
    Validation cached = validation(resolver.patient(), zone, fault, "second");

    findings.observe("first", first).observe("cached", cached);
    Optional<Validation> best = fault.recommended();
    if (best.isPresent() && !(first == best.get() && cached == best.get())) {
      findings.grade(Grade.WEAK);
    }
  }

  private static Validation validation(
      Resolver resolver, LabZone zone, ZoneFault fault, String which) {
    Message answer = resolver.provoke(zone.query());
    Optional<Validation> seen = zone.judge(answer);
    assertThatAnswer(answer)
        .as("%s for the %s query (%s)", allowed(fault), which, fault.basis())
        .fits(
            message -> seen.filter(fault.allowed()::contains).isPresent(),
            seen.map(Validation::name).orElse("neither SERVFAIL nor the right answer"));
    return seen.orElseThrow();
  }

  private static String allowed(ZoneFault fault) {
    return fault.allowed().stream().map(Validation::name).sorted().collect(joining(" or "));
  }

  /** RFC 8914 section 3 pairs no code with any RCODE, so that nothing is demanded. */
  @Check(
      id = "edns/zone/ede",
      row = {"EDE-26", "EDE-27", "EDE-28"},
      spec = "RFC 8914",
      section = "4",
      level = INFO,
      localOnly = true,
      rows = ZoneFault.class,
      says = "The extended errors of the first and of the cached answer tell what is wrong.")
  void errors(Resolver resolver, Lab lab, ZoneFault fault, Findings findings) {
    resolver.controlValidation();
    LabZone zone = lab.zone(fault);

    ErrorCodes first = new ErrorCodes(resolver.patient().provokeMaybe(zone.query()));
    ErrorCodes cached = new ErrorCodes(resolver.patient().provokeMaybe(zone.query()));

    findings.observe("first", first).observe("cached", cached);
    findings.grade(first.grade(fault.truth())).grade(cached.grade(fault.truth()));
  }
}
