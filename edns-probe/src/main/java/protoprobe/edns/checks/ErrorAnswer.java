// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.target.Lab;
import protoprobe.edns.testbed.ZoneFault;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Row;

/** Answers that are errors, and how to get them. */
public enum ErrorAnswer implements Row {
  NXDOMAIN(Rcode.NXDOMAIN, "The name does not exist."),
  SERVFAIL(Rcode.SERVFAIL, "The zone's signatures do not verify."),
  REFUSED(Rcode.REFUSED, "The client is none of those that are served.");

  private final Rcode rcode;
  private final String says;

  ErrorAnswer(Rcode rcode, String says) {
    this.rcode = rcode;
    this.says = says;
  }

  /** RCODE of the answer. */
  public Rcode rcode() {
    return rcode;
  }

  /** A query, with OPT, that meets it; for {@link #REFUSED} it must come from a refused client. */
  Query in(Lab lab) {
    return switch (this) {
      case NXDOMAIN -> lab.zone(ZoneFault.VALID_NSEC).query("nx", Type.A);
      case SERVFAIL -> lab.zone(ZoneFault.RRSIG_BAD_A).query();
      case REFUSED -> lab.zone(ZoneFault.VALID_NSEC).query("", Type.A);
    };
  }

  @Override
  public String says() {
    return says;
  }
}
