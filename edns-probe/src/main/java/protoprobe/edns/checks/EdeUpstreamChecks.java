// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.Optional;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.Resolution;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.Validation;
import protoprobe.edns.wire.EdeCode;
import protoprobe.edns.wire.ExtendedError;
import protoprobe.edns.wire.Message;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;

@Topic(spec = "RFC 8914", title = "Extended DNS Errors from upstream")
final class EdeUpstreamChecks {
  /** Code and text that the testbed's server adds to its right answer. */
  private static final int CODE = EdeCode.NO_REACHABLE_AUTHORITY.code();

  private static final String TEXT = "from upstream";

  /** Extended errors that a server adds to a right answer. */
  enum Hostile implements Row {
    UNTRUE(ServingFault.EDE_IN_ANSWER, "It says what is not true."),
    BAD_UTF8(ServingFault.EDE_BAD_UTF8, "Its text is not UTF-8."),
    EMPTY(ServingFault.EDE_EMPTY, "It has no code."),
    ONE_OCTET(ServingFault.EDE_ONE_OCTET, "It has half a code."),
    HUGE(ServingFault.EDE_HUGE, "Its text has 40,000 octets."),
    TEN(ServingFault.EDE_TEN, "There are ten of them."),
    NUL(ServingFault.EDE_NUL, "Its text ends in NUL.");

    private final ServingFault fault;
    private final String says;

    Hostile(ServingFault fault, String says) {
      this.fault = fault;
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }

    /** Only a malformed one may cost the answer. */
    boolean allows(Validation seen) {
      return seen == Validation.SECURE
          || seen == Validation.BOGUS && fault.allowed().contains(Resolution.FAILED);
    }
  }

  @Check(
      id = "edns/ede/hostile",
      row = {"EDE-32", "EDE-33"},
      section = "6",
      level = MUST,
      localOnly = true,
      rows = Hostile.class,
      says =
          "An extended error from upstream changes neither RCODE nor answer, and nothing malformed"
              + " is passed on.")
  void hostile(Resolver resolver, Lab lab, Hostile hostile) {
    resolver.controlValidation();
    LabZone zone = lab.zone(hostile.fault);

    Message answer = resolver.provoke(zone.query());

    assertThatAnswer(answer)
        .as("a well-formed answer as if there were no extended error")
        .fits(
            message -> zone.judge(message).filter(hostile::allows).isPresent(),
            "not the right answer")
        .fits(Message::wellFormed, answer.problems().toString());
  }

  @Check(
      id = "edns/ede/forwarded",
      row = "EDE-30",
      section = "3",
      level = INFO,
      localOnly = true,
      says = "Whether an extended error from upstream is dropped, copied or made anew.")
  void forwarded(Resolver resolver, Lab lab, Findings findings) {
    resolver.controlBase();

    Optional<ExtendedError> error = fromUpstream(resolver, lab);

    findings.observe(
        "from-upstream",
        error.map(seen -> seen.text().equals(TEXT) ? "copied" : "made anew").orElse("dropped"));
  }

  /** Whatever the text says beside the sender's own words, it is not the sender's. */
  @Check(
      id = "edns/ede/forwarded-source",
      row = "EDE-31",
      section = "3",
      level = SHOULD,
      localOnly = true,
      says = "A text passed on from upstream says where it comes from.")
  void source(Resolver resolver, Lab lab) {
    resolver.controlBase();

    ExtendedError error =
        fromUpstream(resolver, lab)
            .orElseThrow(() -> new Unsupported("EDE from upstream: the resolver drops it"));

    assertThat(error)
        .as("a text that is more than the one from upstream")
        .matches(seen -> !seen.extraText().isEmpty() && !seen.text().equals(TEXT));
  }

  private static Optional<ExtendedError> fromUpstream(Resolver resolver, Lab lab) {
    LabZone zone = lab.zone(ServingFault.EDE_IN_ANSWER);
    Message answer =
        resolver
            .provokeMaybe(zone.query())
            .orElseThrow(() -> new Inconclusive("no answer for " + zone.name()));
    if (!zone.asked(answer)) {
      throw new Inconclusive("the answer is to another question: " + answer);
    }
    return answer.extendedErrors().stream().filter(seen -> seen.infoCode() == CODE).findFirst();
  }
}
