// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.Glimpse;
import protoprobe.edns.target.Patience;
import protoprobe.edns.target.Transport;
import protoprobe.edns.wire.Bytes;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Type;

/** Asks the testbed's servers, from the root down to a zone, and writes down what they said. */
final class ChainDump {
  private static final Patience PATIENCE = new Patience(1, Duration.ofSeconds(10));

  private final Testbed testbed;

  ChainDump(Testbed testbed) {
    this.testbed = testbed;
  }

  /** One line of JSON for the verifier. */
  String of(String title, Zone zone) {
    List<String> chain = new ArrayList<>();
    InetSocketAddress root = testbed.rootServer();
    InetSocketAddress lab = testbed.labServer();
    chain.add(sound(Name.ROOT, "null", root));
    chain.add(sound(Name.parse("lab."), ask(root, Name.parse("lab."), Type.DS), lab));
    InetSocketAddress parent = testbed.parentServer(zone);
    if (!parent.equals(lab)) {
      Name between = zone.name().parent();
      chain.add(sound(between, ask(lab, between, Type.DS), parent));
    }
    chain.add(child(zone, parent));
    String anchor = testbed.trustAnchorDnskey().strip().replace(". IN DNSKEY ", "");
    return "{\"case\": \"%s\", \"anchor\": \"%s\", \"zones\": [%s]}"
        .formatted(title, anchor, String.join(", ", chain));
  }

  private String sound(Name name, String ds, InetSocketAddress server) {
    return zone(name, List.of(), ds, server, name, Type.SOA, name);
  }

  private String child(Zone zone, InetSocketAddress parent) {
    ZoneKeys keys = zone.keys();
    List<String> signing =
        Stream.of(keys.entry(), keys.forKeys(), keys.forData())
            .map(key -> key.published().rdataToString())
            .distinct()
            .toList();
    return zone(
        zone.name(),
        signing,
        ask(parent, zone.name(), Type.DS),
        zone.address(),
        zone.queryName(),
        zone.queryType(),
        zone.name());
  }

  private String zone(
      Name name,
      List<String> keys,
      String ds,
      InetSocketAddress server,
      Name asked,
      int type,
      Name encloser) {
    return ("{\"name\": \"%s\", \"keys\": [%s], \"ds\": %s, \"dnskey\": %s, \"answer\": %s,"
            + " \"asked\": [\"%s\", \"TYPE%d\"], \"encloser\": \"%s\", \"now\": %d}")
        .formatted(
            name,
            keys.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", ")),
            ds,
            ask(server, name, Type.DNSKEY),
            ask(server, asked, type),
            asked,
            type,
            encloser,
            Instant.now().getEpochSecond());
  }

  private static String ask(InetSocketAddress server, Name name, int type) {
    Query query = Query.of(name, type).dnssecOk(true);
    return Glimpse.of(Endpoint.of(server), query, PATIENCE, Transport.TCP)
        .map(answer -> "\"" + Bytes.of(answer.octets()).hex() + "\"")
        .orElseThrow(() -> new AssertionError(server + ": no answer to " + query));
  }
}
