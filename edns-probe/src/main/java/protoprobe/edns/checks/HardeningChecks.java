// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Opt;
import protoprobe.edns.wire.Question;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 5452", title = "What a resolver shows to the servers that it asks")
final class HardeningChecks {
  static final int BIG_RECORDS = 20;

  @Check(
      id = "edns/hardening/truncated-upstream",
      row = {"HRD-09", "HRD-11"},
      spec = "RFC 7766",
      section = "5",
      level = MUST,
      says = "A resolver asks over TCP for what no datagram from upstream can hold.",
      localOnly = true)
  void asksOverTcp(Resolver resolver, Lab lab) {
    resolver.controlBase();

    Message answer = resolver.tcp().provoke(lab.zone(ServingFault.BIG_ANSWER).query());

    assertThatAnswer(answer)
        .as("all %d records of a set of 5 kB", BIG_RECORDS)
        .hasRcode(Rcode.NOERROR)
        .fits(seen -> texts(seen) == BIG_RECORDS, texts(answer) + " records");
  }

  /** TXT records in the answer section. */
  static long texts(Message answer) {
    return answer.answers().stream().filter(rr -> rr.type() == Type.TXT).count();
  }

  private static List<Message> upstream(Resolver resolver, LabZone zone, String label) {
    resolver.controlBase();
    resolver.provoke(zone.query(label, Type.A));
    return zone.upstream();
  }

  @Check(
      id = "edns/hardening/random-case",
      row = "HRD-03",
      section = "9.3",
      level = INFO,
      says = "Whether the resolver mixes upper and lower case in the names that it asks for.",
      localOnly = true)
  void randomCase(Resolver resolver, Lab lab, Findings findings) {
    LabZone zone = lab.zone(ServingFault.SOUND);

    List<Message> queries = upstream(resolver, zone, "www");

    findings.observe(
        "case", queries.isEmpty() ? "no query" : mixed(queries) ? "mixed" : "as asked");
  }

  private static boolean mixed(List<Message> queries) {
    return queries.stream()
        .flatMap(query -> query.questions().stream())
        .anyMatch(question -> question.name().toString().matches(".*[A-Z].*"));
  }

  @Check(
      id = "edns/hardening/upstream-payload",
      row = "HRD-10",
      spec = "RFC 6891",
      section = "6.2.5",
      level = INFO,
      says = "The largest UDP payload size that the resolver tells the servers that it asks.",
      localOnly = true)
  void upstreamPayload(Resolver resolver, Lab lab, Findings findings) {
    LabZone zone = lab.zone(ServingFault.SOUND);

    List<Message> queries = upstream(resolver, zone, "www");

    TreeSet<Integer> sizes = new TreeSet<>();
    queries.stream()
        .flatMap(query -> query.opt().stream())
        .map(Opt::udpPayload)
        .forEach(sizes::add);
    findings.observe("payload", sizes.isEmpty() ? "no query" : sizes.last());
  }

  @Check(
      id = "edns/hardening/minimised-name",
      row = "HRD-14",
      spec = "RFC 9156",
      section = "2",
      level = INFO,
      says = "Whether the resolver shows a server only those labels of the name that it must see.",
      localOnly = true)
  void minimisedName(Resolver resolver, Lab lab, Findings findings) {
    LabZone zone = lab.zone(ServingFault.SOUND);
    Name deep = Name.parse("leaf.ent." + zone.name());
    resolver.controlBase();

    resolver.provoke(zone.query().name(deep));

    Optional<Name> first =
        zone.upstream().stream()
            .flatMap(query -> query.questions().stream())
            .map(Question::name)
            .filter(name -> name.isSubdomainOf(deep.parent()))
            .findFirst();
    findings.observe("minimised", first.map(n -> n.equals(deep) ? "no" : "yes").orElse("no query"));
  }
}
