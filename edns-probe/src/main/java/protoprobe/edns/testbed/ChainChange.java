// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import org.xbill.DNS.Name;

/** A wrong link in a chain of NSEC3 records: what one record says instead of the truth. */
interface ChainChange {
  /** Every record says the truth. */
  ChainChange NONE = (link, hash, question) -> link;

  /** One NSEC3 record: its hashed owner and the next in the chain. */
  record Link(Hashed owner, Hashed next) {
    boolean matches(Hashed hashed) {
      return owner.equals(hashed);
    }

    /** Whether the hash lies strictly between, around the end of the ring if need be. */
    boolean covers(Hashed hashed) {
      boolean afterOwner = owner.compareTo(hashed) < 0;
      boolean beforeNext = hashed.compareTo(next) < 0;
      return owner.compareTo(next) < 0 ? afterOwner && beforeNext : afterOwner || beforeNext;
    }
  }

  /**
   * What the link says instead; {@code question} is a name that does not exist, right below the
   * zone.
   */
  Link apply(Link link, Nsec3Hash hash, Name question);
}
