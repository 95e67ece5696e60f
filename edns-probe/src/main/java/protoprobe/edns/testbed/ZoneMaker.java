// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;

/** Builds one child zone, starts its server and has its parent delegate to it, in this order. */
record ZoneMaker(
    Tree parent,
    org.xbill.DNS.Name origin,
    InetSocketAddress address,
    Blueprint blueprint,
    Ask ask,
    Optional<org.xbill.DNS.Name> elsewhere,
    Server server,
    Clock clock) {

  Zone make(Behaviour behaviour, Optional<Ask> sound) {
    org.xbill.DNS.Name target = elsewhere.orElseGet(() -> Ask.HOST.name(origin));
    ZoneBuilder builder =
        new ZoneBuilder(
            origin,
            blueprint,
            Content.of(origin, address.getAddress(), blueprint.ttl(), target),
            clock);
    SignedZone content = builder.build();
    Station station = new Station(address, content, behaviour, clock);
    server.adjust(station);
    parent.delegate(origin, address.getAddress(), builder.ds(), blueprint.dsSignature());
    return new Zone(
        content,
        builder.keys(),
        station,
        question(ask, builder),
        sound.map(other -> question(other, builder)),
        server::adjust);
  }

  private Zone.Question question(Ask what, ZoneBuilder builder) {
    org.xbill.DNS.Name name = what == Ask.ABSENT ? builder.absent() : what.name(origin);
    return new Zone.Question(
        protoprobe.edns.wire.Name.parse(name.toString()), what.type(), what.rcode(), what.data());
  }
}
