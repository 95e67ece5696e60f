// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;

/** The zone cuts right below a zone; zones are added while it is being served. */
final class Delegations {
  /** Of a zone that delegates nothing. */
  static final Delegations NONE = new Delegations();

  private final Map<Name, Delegation> cuts = new ConcurrentHashMap<>();

  /**
   * One cut.
   *
   * @param servers the NS RRset: never signed, as the child is its authority (RFC 4035 section 2.2)
   * @param glue address of the only name server
   * @param ds the DS RRset, if the child is signed
   */
  record Delegation(SignedSet servers, SignedSet glue, Optional<SignedSet> ds) {
    static Delegation of(Name child, InetAddress server, Optional<SignedSet> ds) {
      Name host = Content.under("ns1", child);
      return new Delegation(
          SignedSet.unsigned(new NSRecord(child, DClass.IN, Content.TTL, host)),
          SignedSet.unsigned(new ARecord(host, DClass.IN, Content.TTL, server)),
          ds);
    }

    Name name() {
      return servers.owner();
    }
  }

  void add(Delegation cut) {
    cuts.put(cut.name(), cut);
  }

  Optional<Delegation> find(Name name) {
    return Optional.ofNullable(cuts.get(name));
  }
}
