// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.security.NoSuchAlgorithmException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;

/** How names are hashed: SHA-1, no salt, that many additional iterations (RFC 5155 section 5). */
record Nsec3Hash(int iterations) {
  static final int OPT_OUT = 1; // flag, RFC 5155 section 3.1.2.1

  private static final byte[] NO_SALT = {};

  Hashed of(Name name) {
    try {
      return new Hashed(parameters(Name.root).hashName(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-1 is missing from this Java: " + e.getMessage(), e);
    }
  }

  NSEC3PARAMRecord parameters(Name zone) {
    return new NSEC3PARAMRecord(
        zone, DClass.IN, Content.TTL, NSEC3Record.SHA1_DIGEST_ID, 0, iterations, NO_SALT);
  }

  NSEC3Record record(Name zone, Hashed owner, Hashed next, int flags, int... types) {
    return new NSEC3Record(
        owner.under(zone),
        DClass.IN,
        Content.TTL,
        NSEC3Record.SHA1_DIGEST_ID,
        flags,
        iterations,
        NO_SALT,
        next.octets(),
        types);
  }
}
