// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.target.LabZone;
import protoprobe.edns.wire.Query;
import protoprobe.edns.wire.Rcode;
import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Row;

/** Answers of a signed zone that DNSSEC records belong to. */
public enum SignedAnswer implements Row {
  DATA("www", Type.A, Rcode.NOERROR, "A record that is there, with its signature."),
  NO_TYPE("www", Type.AAAA, Rcode.NOERROR, "A type that is not there, with the proof of it."),
  NO_NAME("nx", Type.A, Rcode.NXDOMAIN, "A name that is not there, with the proof of it.");

  private final String label;
  private final int type;
  private final Rcode rcode;
  private final String says;

  SignedAnswer(String label, int type, Rcode rcode, String says) {
    this.label = label;
    this.type = type;
    this.rcode = rcode;
    this.says = says;
  }

  /** The query for it in a zone, with DO. */
  Query in(LabZone zone) {
    return zone.query(label, type);
  }

  /** RCODE of the right answer. */
  public Rcode rcode() {
    return rcode;
  }

  @Override
  public String says() {
    return says;
  }
}
