// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import protoprobe.edns.target.Resolver;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "EDNS versions")
final class EdnsVersionChecks {
  @Check(
      id = "edns/version/badvers",
      row = {"EDNS-03", "EDNS-04", "EDNS-07", "EDNS-09", "EDNS-12"},
      section = "6.1.3",
      level = MUST,
      rows = HigherVersion.class,
      says = "A query of a version that the responder does not implement gets BADVERS.")
  void higherVersion(Resolver resolver, HigherVersion higher) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(higher.in(resolver.base()));

    assertThatAnswer(answer)
        .as("BADVERS, a version below %d, no unknown flag or option", higher.version())
        .hasRcode(Rcode.BADVERS)
        .lacksOption(HigherVersion.UNKNOWN_OPTION)
        .fits(message -> unassigned(message) == 0, "unassigned flags set")
        .fits(message -> version(message) < higher.version(), "it claims to implement the version");
  }

  @Check(
      id = "edns/version/highest-told",
      row = {"EDNS-03", "EDNS-04"},
      section = "6.1.3",
      level = SHOULD,
      says = "The answer to a higher version tells the highest one implemented, and holds no data.")
  void highestTold(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(HigherVersion.VERSION_1.in(resolver.base()));

    assertThatAnswer(answer)
        .as("version 0, the only one there is, and no answer record (RFC 8906 section 8.2.2)")
        .hasOptVersion(0)
        .fits(message -> message.answers().isEmpty(), "data in the answer section");
  }

  private static int unassigned(Message message) {
    return message.opt().map(opt -> opt.z() & ~Opt.CO).orElse(0);
  }

  private static int version(Message message) {
    return message.opt().map(Opt::version).orElse(0);
  }
}
