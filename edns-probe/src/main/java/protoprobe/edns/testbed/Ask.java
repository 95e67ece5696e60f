// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What to ask a zone for, to meet its fault. */
enum Ask {
  /** The address at the apex. */
  APEX("", Type.A, Rcode.NOERROR),
  /** A host that is there. */
  HOST("www", Type.A, Rcode.NOERROR),
  /** A name that does not exist. */
  ABSENT("nx", Type.A, Rcode.NXDOMAIN),
  /** A type that the name does not have. */
  NO_TYPE("www", Type.AAAA, Rcode.NOERROR),
  /** An alias for another name. */
  ALIAS("alias", Type.A, Rcode.NOERROR),
  /** A name that only the wildcard answers. */
  WILDCARD("any.wild", Type.A, Rcode.NOERROR),
  /** A set that no datagram holds. */
  BIG("big", Type.TXT, Rcode.NOERROR);

  private final String labels;
  private final int type;
  private final int rcode;

  Ask(String labels, int type, int rcode) {
    this.labels = labels;
    this.type = type;
    this.rcode = rcode;
  }

  Name name(Name zone) {
    return labels.isEmpty() ? zone : Content.under(labels, zone);
  }

  int type() {
    return type;
  }

  /** RCODE of the right answer. */
  int rcode() {
    return rcode;
  }

  /** Whether the right answer holds records of that type. */
  boolean data() {
    return rcode == Rcode.NOERROR && this != NO_TYPE;
  }

  /** The question in a zone of that name; where NSEC3 hashes matter, the zone chooses its own. */
  Zone.Question question(protoprobe.edns.wire.Name zone) {
    protoprobe.edns.wire.Name asked = zone;
    List<String> parts = labels.isEmpty() ? List.of() : List.of(labels.split("\\."));
    for (int i = parts.size() - 1; i >= 0; i--) {
      asked = asked.child(parts.get(i));
    }
    return new Zone.Question(asked, type, rcode, data());
  }
}
