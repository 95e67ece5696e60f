// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.net.InetSocketAddress;
import java.util.TreeMap;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.cli.Family;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Pace;
import protoprobe.kit.target.Target;

/** A server that somebody else runs: it is asked for one name only, and never much at a time. */
public final class Stranger implements Target {
  private static final int SOA = 6;
  private static final int DNS = 53;
  private static final int MESSAGES_PER_SECOND = 20;

  private final TargetInfo info;
  private final Endpoint endpoint;
  private final Query base;
  private final Pace pace = Pace.perSecond(MESSAGES_PER_SECOND);

  private Stranger(TargetInfo info, Endpoint endpoint, Query base) {
    this.info = info;
    this.endpoint = endpoint;
    this.base = base;
  }

  /**
   * Finds out whether the server answers at all, and in which role.
   *
   * @throws Refused if its name does not resolve, or it does not answer: three tries in six seconds
   */
  public static Target greet(Address address, Family family, Name zone) {
    InetSocketAddress server =
        new InetSocketAddress(family.resolve(address.host()), address.port().orElse(DNS));
    Endpoint endpoint = Endpoint.of(server);
    Query base = Query.of(zone, SOA);
    Message greeting =
        Glimpse.of(endpoint, base, Patience.GREETING)
            .orElseThrow(
                () -> new Refused("expected a DNS answer, got none to three tries in 6 s"));
    return new Stranger(info(address, greeting, endpoint), endpoint, base);
  }

  private static TargetInfo info(Address address, Message greeting, Endpoint endpoint) {
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put("role", greeting.ra() ? "resolver" : greeting.aa() ? "authoritative" : "unknown");
    if (!greeting.rcode().equals(Rcode.NOERROR)) {
      facts.put("greeting", greeting.rcode().toString());
    }
    String version = Glimpse.version(endpoint).orElse("");
    return new TargetInfo(address.toString(), false, "", version, facts);
  }

  @Override
  public TargetInfo info() {
    return info;
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Resolver.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return new Resolver(endpoint, base, Patience.REMOTE, pace, run);
  }

  @Override
  public void close() {
    // every exchange closes its own socket
  }
}
