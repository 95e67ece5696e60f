// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.Optional;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 6891", title = "EDNS between a resolver and name servers")
final class UpstreamChecks {
  /** In the range for local and experimental use (RFC 6891 section 9). */
  private static final int LOCAL_USE = 65001;

  @Check(
      id = "edns/upstream/server-without-edns",
      row = "EDNS-35",
      section = "6.2.2",
      level = SHOULD,
      localOnly = true,
      rows = ServerWithoutEdns.class,
      says = "A zone is resolved, although its name server does not know EDNS or options.")
  void serverWithoutEdns(Resolver resolver, Lab lab, ServerWithoutEdns server) {
    resolver.controlBase();

    Message answer = resolver.provoke(lab.zone(server.fault()).query());

    assertThatAnswer(answer)
        .as("the zone's data")
        .hasRcode(Rcode.NOERROR)
        .fits(message -> !message.answers().isEmpty(), "no data");
  }

  /** Servers that do worse may be given up: section 6.2.2 only allows queries without OPT. */
  @Check(
      id = "edns/upstream/server-against-edns",
      row = "EDNS-35",
      section = "6.2.2",
      level = INFO,
      localOnly = true,
      rows = ServerAgainstEdns.class,
      says = "What becomes of a zone whose name server breaks EDNS is noted.")
  void serverAgainstEdns(Resolver resolver, Lab lab, ServerAgainstEdns server, Findings findings) {
    resolver.controlBase();
    LabZone zone = lab.zone(server.fault());

    Optional<Message> answer = resolver.provokeMaybe(zone.query());

    boolean fellBack = zone.upstream().stream().anyMatch(query -> query.opt().isEmpty());
    findings.observe("answer", answer.map(UpstreamChecks::kind).orElse("error or silence"));
    findings.observe("asked-without-opt", fellBack ? "yes" : "no");
  }

  /** A matter of time: after how many seconds a resolver says SERVFAIL. */
  private static String kind(Message answer) {
    boolean good = answer.rcode().equals(Rcode.NOERROR);
    return !good ? "error or silence" : answer.answers().isEmpty() ? "no data" : "data";
  }

  @Check(
      id = "edns/upstream/extended-rcode",
      row = "EDNS-35",
      section = "6.1.3",
      level = SHOULD,
      localOnly = true,
      says =
          "An error of a name server that shows only in its OPT record is not taken for an answer"
              + " without data.")
  void extendedRcode(Resolver resolver, Lab lab) {
    resolver.controlBase();

    Message answer = resolver.provoke(lab.zone(ServingFault.BADVERS_TO_VERSION_0).query());

    assertThatAnswer(answer)
        .as("an error, or the data after another try")
        .fits(message -> !kind(message).equals("no data"), "NOERROR without data");
  }

  @Check(
      id = "edns/upstream/options-of-server",
      row = "EDNS-36",
      section = "6.1.1",
      level = MUST,
      localOnly = true,
      says = "An option from a name server goes no further than the resolver.")
  void optionsOfServer(Resolver resolver, Lab lab) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(lab.zone(ServingFault.OPTION_IN_ANSWER).query());

    assertThatAnswer(answer)
        .as("the zone's data, and an OPT record of the resolver's own")
        .hasRcode(Rcode.NOERROR)
        .fits(message -> !message.answers().isEmpty(), "no data")
        .hasOpt()
        .lacksOption(LOCAL_USE);
  }

  @Check(
      id = "edns/upstream/options-of-client",
      row = "EDNS-36",
      section = "6.1.1",
      level = MUST,
      localOnly = true,
      says = "An option from a client goes no further than the resolver.")
  void optionsOfClient(Resolver resolver, Lab lab) {
    resolver.controlBase().requireOpt();
    LabZone zone = lab.zone(ZoneFault.VALID_NSEC);
    Query query = zone.query("www", Type.A).option(LOCAL_USE, (byte) 1);

    resolver.provoke(query);

    assertThat(received(zone, query))
        .as("queries to the name server, none with option 65001")
        .isNotEmpty()
        .allMatch(seen -> seen.opt().flatMap(opt -> opt.option(LOCAL_USE)).isEmpty());
  }

  @Check(
      id = "edns/upstream/do-set",
      row = "EDNS-37",
      spec = "RFC 4035",
      section = "3.2.1",
      level = MUST,
      localOnly = true,
      says = "A resolver that knows DNSSEC sets DO in its own queries, whatever the client set.")
  void doSet(Resolver resolver, Lab lab) {
    resolver.controlBase();
    LabZone zone = lab.zone(ZoneFault.VALID_NSEC);
    Query query = zone.query("www", Type.A).dnssecOk(false);

    resolver.provoke(query);

    assertThat(received(zone, query))
        .as("queries to the name server, all with DO")
        .isNotEmpty()
        .allMatch(seen -> seen.opt().map(Opt::dnssecOk).orElse(false));
  }

  /** What the zone's server was asked about that name. */
  private static List<Message> received(LabZone zone, Query query) {
    Name name = query.questions().get(0).name();
    return zone.upstream().stream()
        .filter(seen -> seen.questions().stream().anyMatch(q -> q.name().equals(name)))
        .toList();
  }
}
