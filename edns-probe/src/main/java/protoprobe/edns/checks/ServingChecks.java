// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;

import java.util.Optional;
import protoprobe.edns.target.ErrorCodes;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.Resolution;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.wire.Message;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 1034", title = "Servers that misbehave")
final class ServingChecks {
  @Check(
      id = "edns/serving/verdict",
      row = "EDE-27",
      section = "4.3.1",
      level = MUST,
      localOnly = true,
      rows = ServingFault.class,
      says =
          "Where a zone's only server misbehaves, the resolver answers rightly, or with SERVFAIL,"
              + " or not in time; it goes on serving other zones.")
  void verdict(Resolver resolver, Lab lab, ServingFault fault, Findings findings) {
    resolver.controlValidation();
    LabZone zone = lab.zone(fault);

    findings
        .observe("first", resolution(resolver, zone, fault, "first"))
        .observe("cached", resolution(resolver, zone, fault, "second"));
  }

  private static String resolution(
      Resolver resolver, LabZone zone, ServingFault fault, String which) {
    Optional<Message> answer = ask(resolver, zone);
    Optional<Resolution> seen =
        answer.isEmpty()
            ? Optional.of(Resolution.FAILED)
            : zone.judge(answer.get()).flatMap(validation -> resolution(validation, fault));
    String made =
        seen.map(Resolution::name)
            .orElseGet(() -> "neither SERVFAIL nor the right answer: " + answer.orElseThrow());
    assertThat(made)
        .as("what comes of the %s query (%s)", which, fault.basis())
        .isIn(fault.allowed().stream().map(Resolution::name).sorted().toList());
    return made;
  }

  /** The right answer has AD exactly where the zone is signed. */
  private static Optional<Resolution> resolution(Validation seen, ServingFault fault) {
    return switch (seen) {
      case BOGUS -> Optional.of(Resolution.FAILED);
      case SECURE -> Optional.of(Resolution.ANSWERED).filter(right -> fault.signed());
      case INSECURE -> Optional.of(Resolution.ANSWERED).filter(right -> !fault.signed());
    };
  }

  /** Silence is an answer too, unless other zones are no longer served either. */
  private static Optional<Message> ask(Resolver resolver, LabZone zone) {
    Optional<Message> answer = resolver.provokeMaybe(zone.query());
    if (answer.isEmpty()) {
      resolver.provoke(resolver.base());
    }
    return answer.filter(Message::tc).isPresent()
        ? resolver.tcp().provokeMaybe(zone.query())
        : answer;
  }

  /** RFC 8914 section 3 pairs no code with any RCODE, so that nothing is demanded. */
  @Check(
      id = "edns/serving/ede",
      row = {"EDE-26", "EDE-27"},
      spec = "RFC 8914",
      section = "4",
      level = INFO,
      localOnly = true,
      rows = ServingFault.class,
      says = "The extended errors of the first and of the cached answer tell what went wrong.")
  void errors(Resolver resolver, Lab lab, ServingFault fault, Findings findings) {
    resolver.controlValidation();
    LabZone zone = lab.zone(fault);

    ErrorCodes first = new ErrorCodes(resolver.provokeMaybe(zone.query()));
    ErrorCodes cached = new ErrorCodes(resolver.provokeMaybe(zone.query()));

    findings.observe("first", first).observe("cached", cached);
    findings.grade(first.grade(fault.truth())).grade(cached.grade(fault.truth()));
  }
}
