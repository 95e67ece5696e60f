// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Optional;

/**
 * What a validating resolver makes of an answer (RFC 4033 section 5), as a client sees it that asks
 * with DO set and CD clear.
 */
public enum Validation {
  /** The right answer with AD set (RFC 4035 section 3.2.3). */
  SECURE,
  /** The right answer with AD clear. */
  INSECURE,
  /** SERVFAIL (RFC 4035 section 5.5). */
  BOGUS;

  private static final int SERVFAIL = 2;

  /**
   * What that answer says.
   *
   * @param rcode the answer's RCODE
   * @param ad its AD bit
   * @param right the RCODE of the right answer
   * @return empty if the RCODE is neither the right one nor SERVFAIL
   */
  public static Optional<Validation> of(int rcode, boolean ad, int right) {
    if (rcode == SERVFAIL) {
      return Optional.of(BOGUS);
    }
    return rcode == right ? Optional.of(ad ? SECURE : INSECURE) : Optional.empty();
  }
}
