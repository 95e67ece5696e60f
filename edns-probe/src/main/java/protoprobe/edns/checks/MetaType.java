// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Type;
import protoprobe.kit.check.Row;

/** Query types that are no data types (RFC 6895 section 3.1). */
public enum MetaType implements Row {
  ANY(Type.ANY, "ANY, to which one record is answer enough (RFC 8482)."),
  MAILB(Type.MAILB, "MAILB, an obsolete mailbox query."),
  MAILA(Type.MAILA, "MAILA, an obsolete mail agent query."),
  AXFR(Type.AXFR, "AXFR, which is not defined over UDP (RFC 5936 section 4.2)."),
  IXFR(Type.IXFR, "IXFR without the SOA record that belongs to it."),
  UNASSIGNED(200, "TYPE200, unassigned in the range of query types.");

  private final int type;
  private final String says;

  MetaType(int type, String says) {
    this.type = type;
    this.says = says;
  }

  /** QTYPE. */
  public int type() {
    return type;
  }

  @Override
  public String says() {
    return says;
  }
}
