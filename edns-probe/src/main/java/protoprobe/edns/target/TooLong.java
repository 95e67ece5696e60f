// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import protoprobe.edns.testbed.ServingFault;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Name;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Unsupported;

/**
 * A query whose answer fits the smallest datagram, but not with its extended error.
 *
 * @param query with a payload size of 512
 * @param whole the answer that a larger payload size gets
 */
public record TooLong(Query query, Message whole) {
  /** What every requestor takes, in octets (RFC 6891 section 6.2.3). */
  public static final int LEAST = 512;

  private static final int LARGE = 4096;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 255;

  /**
   * Where texts repeat the name that was asked for, the longest of names; else stale data under a
   * wildcard, whose name is chosen so that the fresh answer has 512 octets.
   *
   * @throws Unsupported if neither gets an error and more than 512 octets
   */
  public static TooLong provoke(Resolver resolver, Lab lab) {
    Name bogus = lab.zone(ZoneFault.RRSIG_EXPIRED).name();
    Query talkative = query(padded(bogus, LONGEST_NAME - bogus.length()));
    Message failure = resolver.patient().control(talkative.payload(LARGE)).answer();
    Query query =
        failure.extendedErrors().isEmpty() || failure.size() <= LEAST
            ? stale(resolver, lab.zone(ServingFault.STALE))
            : talkative;
    Message whole = resolver.patient().control(query.payload(LARGE)).requireEde().answer();
    if (whole.size() <= LEAST) {
      throw new Unsupported(
          "an extended error that makes an answer longer than 512 octets: " + whole);
    }
    return new TooLong(query.payload(LEAST), whole);
  }

  private static Query stale(Resolver resolver, LabZone zone) {
    Name wild = zone.name().child("wild");
    Message shortest = fresh(resolver, query(wild.child("x")));
    int room = Math.min(LEAST - shortest.size(), LONGEST_NAME - wild.length() - 2);
    Query query = query(padded(wild, room + 2));
    fresh(resolver, query);
    zone.serve(ServingFault.REFUSED);
    zone.awaitExpiry();
    return query;
  }

  private static Message fresh(Resolver resolver, Query query) {
    return resolver.control(query.payload(LARGE)).requireRcode(Rcode.NOERROR).answer();
  }

  private static Query query(Name name) {
    return Query.of(name, Type.A).dnssecOk(true);
  }

  /** The name made longer by that many octets, at least two: a length and an octet of a label. */
  private static Name padded(Name name, int octets) {
    Name longer = name;
    for (int left = octets; left > 1; ) {
      int label = Math.min(LONGEST_LABEL, left - 1);
      int length = left - 1 - label == 1 ? label - 1 : label; // leaves no single octet over
      longer = longer.child("x".repeat(length));
      left -= length + 1;
    }
    return longer;
  }
}
