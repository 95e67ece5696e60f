// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.NSID;
import static protoprobe.kit.check.Level.MAY;
import static protoprobe.kit.check.Level.MUST;

import protoprobe.edns.target.Lab;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 5001", title = "The name server identifier")
final class NsidChecks {
  private static final String FEATURE = "NSID";

  @Check(
      id = "edns/nsid/when-asked",
      row = "NSID-01",
      section = "2.2",
      level = MAY,
      says = "Asked by an empty NSID option, the server answers as always and names itself in one.")
  void namesItself(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(resolver.base().option(NSID));

    assertThatAnswer(answer)
        .as("the usual answer with one NSID option")
        .hasRcode(Rcode.NOERROR)
        .offers(NSID, FEATURE)
        .hasSoundOption(NSID);
  }

  @Check(
      id = "edns/nsid/only-when-asked",
      row = "NSID-02",
      section = "2.2",
      level = MUST,
      says = "The server does not name itself to those who did not ask for it.")
  void namesItselfOnlyWhenAsked(Resolver resolver) {
    resolver.control(resolver.base().option(NSID)).requireOption(NSID, FEATURE);

    Message answer = resolver.provoke(resolver.base());

    assertThatAnswer(answer)
        .as("no NSID option in the answer to a query without one")
        .hasOpt()
        .lacksOption(NSID);
  }

  @Check(
      id = "edns/nsid/payload-ignored",
      row = "NSID-03",
      section = "2.2",
      level = MUST,
      says = "Octets that a query's NSID option should not have are ignored.",
      hazard = Hazard.FORGE)
  void ignoresPayload(Resolver resolver) {
    Bytes own = resolver.control(resolver.base().option(NSID)).option(NSID, FEATURE);
    resolver.controlBase();

    Message answer = resolver.provoke(resolver.base().option(NSID, (byte) 'w', (byte) 'h'));

    assertThatAnswer(answer)
        .as("the same identifier that an empty option gets")
        .hasRcode(Rcode.NOERROR)
        .hasOption(NSID, own);
  }

  @Check(
      id = "edns/nsid/own",
      row = "NSID-04",
      section = "2.1",
      level = MUST,
      says = "A resolver names itself, not the server that it asks.",
      localOnly = true)
  void namesItselfNotItsUpstream(Resolver resolver, Lab lab) {
    Bytes own = resolver.control(resolver.base().option(NSID)).option(NSID, FEATURE);
    resolver.controlBase();

    Message answer = resolver.provoke(lab.zone(ServingFault.ECHOES_OPTIONS).query().option(NSID));

    assertThatAnswer(answer)
        .as("the resolver's own identifier, though the zone's server sends options back")
        .hasOption(NSID, own);
  }
}
