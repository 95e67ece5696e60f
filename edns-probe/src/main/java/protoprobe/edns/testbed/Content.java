// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** The plain records of a zone, before any key or signature. */
final class Content {
  /**
   * Of every record, and of negative answers: long enough for one check, short enough for the next.
   */
  static final long TTL = 60;

  private static final long SERIAL = 1;
  private static final long REFRESH = 21_600;
  private static final long RETRY = 3_600;
  private static final long EXPIRE = 604_800;

  /** 20 strings of 250 octets: above 1232 and above 4096, so that it never fits a datagram. */
  private static final int BIG_RECORDS = 20;

  private Content() {}

  /** What a child zone holds; {@code alias} points to that target. */
  static List<Record> of(Name zone, InetAddress server, long ttl, Name aliasTarget) {
    List<Record> records = new ArrayList<>(authority(zone, under("ns1", zone), server, ttl));
    records.add(address(zone, ttl, "192.0.2.1"));
    records.add(new AAAARecord(zone, DClass.IN, ttl, literal("2001:db8::1")));
    records.add(new TXTRecord(zone, DClass.IN, ttl, "apex of " + zone));
    records.add(address(under("www", zone), ttl, "192.0.2.2"));
    records.add(new CNAMERecord(under("alias", zone), DClass.IN, ttl, aliasTarget));
    records.add(address(under("*.wild", zone), ttl, "192.0.2.3"));
    records.add(address(under("leaf.ent", zone), ttl, "192.0.2.4")); // "ent" itself holds nothing
    for (int i = 0; i < BIG_RECORDS; i++) {
      String text =
          String.join("", Collections.nCopies(25, "%02d-filler-".formatted(i).substring(0, 10)));
      records.add(new TXTRecord(under("big", zone), DClass.IN, ttl, text));
    }
    return records;
  }

  /** SOA, NS and the address of the name server: what every zone holds. */
  static List<Record> authority(Name zone, Name host, InetAddress server, long ttl) {
    return List.of(
        new SOARecord(
            zone,
            DClass.IN,
            ttl,
            host,
            under("hostmaster", zone),
            SERIAL,
            REFRESH,
            RETRY,
            EXPIRE,
            ttl),
        new NSRecord(zone, DClass.IN, ttl, host),
        new ARecord(host, DClass.IN, ttl, server));
  }

  static Name under(String labels, Name zone) {
    return name(labels, zone);
  }

  static Name name(String text, Name origin) {
    try {
      return Name.fromString(text, origin);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(
          "'%s' under %s: not a domain name: %s".formatted(text, origin, e.getMessage()), e);
    }
  }

  private static Record address(Name owner, long ttl, String address) {
    return new ARecord(owner, DClass.IN, ttl, literal(address));
  }

  static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address + ": not an address literal", e);
    }
  }
}
