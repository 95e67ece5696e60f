// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.target.MessageAssert.assertThatAnswer;
import static protoprobe.edns.wire.OptionCode.ECS;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;

import java.util.List;
import java.util.Optional;
import protoprobe.edns.target.Lab;
import protoprobe.edns.target.LabZone;
import protoprobe.edns.target.Resolver;
import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.ClientSubnet;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

@Topic(spec = "RFC 7871", title = "The client's subnet")
final class SubnetChecks {
  private static final String FEATURE = "client subnet";
  private static final ClientSubnet DOCUMENTATION = subnet(1, 24, 0, "c00002"); // 192.0.2.0/24
  private static final ClientSubnet NOTHING = subnet(1, 0, 0, "");

  /** Options that break section 6. */
  enum Malformed implements Row {
    SCOPE_SET("ECS-03", subnet(1, 24, 24, "c00002"), "A scope, which only an answer may have."),
    ADDRESS_TOO_LONG("ECS-04", subnet(1, 24, 0, "c0000200"), "A fourth octet behind prefix 24."),
    ADDRESS_TOO_SHORT("ECS-04", subnet(1, 24, 0, "c000"), "Two octets for prefix 24."),
    BITS_PAST_PREFIX("ECS-04", subnet(1, 23, 0, "c00003"), "A bit set behind prefix 23."),
    PREFIX_TOO_LONG("ECS-05", subnet(1, 33, 0, "c000020100"), "Prefix 33 of an IPv4 address.");

    private final String catalogueRow;
    private final ClientSubnet subnet;
    private final String says;

    Malformed(String catalogueRow, ClientSubnet subnet, String says) {
      this.catalogueRow = catalogueRow;
      this.subnet = subnet;
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }

    @Override
    public String catalogueRow() {
      return catalogueRow;
    }
  }

  private static ClientSubnet subnet(int family, int source, int scope, String address) {
    return new ClientSubnet(family, source, scope, Bytes.fromHex(address));
  }

  private static Query with(Query query, ClientSubnet subnet) {
    return query.option(ECS, subnet.encode().toArray());
  }

  private static void requireSupport(Resolver resolver) {
    resolver.control(with(resolver.base(), DOCUMENTATION)).requireOption(ECS, FEATURE);
  }

  private static Optional<ClientSubnet> subnet(Message message) {
    return message.opt().flatMap(opt -> opt.option(ECS)).flatMap(ClientSubnet::of);
  }

  @Check(
      id = "edns/subnet/only-when-asked",
      row = "ECS-01",
      section = "7.2.1, 7.2.2",
      level = MUST,
      says = "The answer to a query without the option has none.")
  void onlyWhenAsked(Resolver resolver) {
    resolver.control(with(resolver.base(), DOCUMENTATION));

    Message answer = resolver.provoke(resolver.base());

    assertThatAnswer(answer)
        .as("no ECS option in the answer to a query without one")
        .hasRcode(Rcode.NOERROR)
        .lacksOption(ECS);
  }

  @Check(
      id = "edns/subnet/same-as-asked",
      row = "ECS-02",
      section = "7.2.1",
      level = MUST,
      says = "Family, source prefix and address of the answer's option are those of the query's.")
  void sameAsAsked(Resolver resolver) {
    resolver.controlBase().requireOpt();

    Message answer = resolver.provoke(with(resolver.base(), DOCUMENTATION));

    assertThatAnswer(answer)
        .as("an ECS option about 192.0.2.0/24")
        .hasRcode(Rcode.NOERROR)
        .offers(ECS, FEATURE)
        .hasSoundOption(ECS)
        .fits(
            seen -> subnet(seen).filter(SubnetChecks::isDocumentation).isPresent(),
            "it is about another network");
  }

  private static boolean isDocumentation(ClientSubnet seen) {
    return seen.family() == DOCUMENTATION.family()
        && seen.sourcePrefix() == DOCUMENTATION.sourcePrefix()
        && seen.address().equals(DOCUMENTATION.address());
  }

  @Check(
      id = "edns/subnet/malformed",
      row = {},
      section = "6",
      level = SHOULD,
      says = "A server that knows the option answers FORMERR to one that cannot be right.",
      rows = Malformed.class,
      hazard = Hazard.FORGE)
  void refusesMalformed(Resolver resolver, Malformed malformed) {
    requireSupport(resolver);

    Message answer = resolver.provoke(with(resolver.base(), malformed.subnet));

    assertThatAnswer(answer).as("FORMERR to %s", malformed.subnet).hasRcode(Rcode.FORMERR);
  }

  @Check(
      id = "edns/subnet/unknown-family",
      row = "ECS-05",
      section = "7.2.1",
      level = MUST,
      says =
          "A server that knows the option answers FORMERR to an address family that it does not.",
      hazard = Hazard.FORGE)
  void refusesUnknownFamily(Resolver resolver) {
    requireSupport(resolver);

    Message answer = resolver.provoke(with(resolver.base(), subnet(65_535, 24, 0, "c00002")));

    assertThatAnswer(answer).as("FORMERR to address family 65535").hasRcode(Rcode.FORMERR);
  }

  @Check(
      id = "edns/subnet/opt-out",
      row = "ECS-06",
      section = "7.1.2, 7.5",
      level = MUST,
      says = "A client that gives no bits of its address is served, and its address not passed on.",
      localOnly = true)
  void optOut(Resolver resolver, Lab lab) {
    resolver.controlBase();
    LabZone zone = lab.zone(ServingFault.SOUND);

    Message answer = resolver.provoke(with(zone.query(), NOTHING));

    assertThatAnswer(answer).as("an answer to a query with 0.0.0.0/0").hasRcode(Rcode.NOERROR);
    assertThat(zone.upstream()).as("queries to the zone's server").isNotEmpty();
    assertThat(addresses(zone)).as("ECS options with address bits sent upstream").isEmpty();
  }

  private static List<ClientSubnet> addresses(LabZone zone) {
    return zone.upstream().stream()
        .flatMap(query -> subnet(query).stream())
        .filter(subnet -> subnet.sourcePrefix() > 0)
        .toList();
  }

  @Check(
      id = "edns/subnet/off-by-default",
      row = "ECS-07",
      section = "11.3",
      level = SHOULD,
      says = "Unless it is told to, a resolver sends no client subnet upstream.",
      localOnly = true)
  void offByDefault(Resolver resolver, Lab lab) {
    resolver.controlBase();
    LabZone zone = lab.zone(ServingFault.SOUND);

    resolver.provoke(zone.query());

    assertThat(zone.upstream()).as("queries to the zone's server").isNotEmpty();
    assertThat(zone.upstream().stream().flatMap(query -> subnet(query).stream()))
        .as("ECS options sent upstream")
        .isEmpty();
  }
}
