// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Query;
import protoprobe.kit.check.Row;

/** OPT RDATA that is no sequence of whole options. */
public enum MalformedOptions implements Row {
  LENGTH_PAST_RDATA("An option claims 8 octets, and the RDATA ends after 4."),
  ONE_OCTET("The RDATA is one octet, a quarter of an option's header."),
  TWO_OCTETS("The RDATA is an option's code without a length."),
  THREE_OCTETS("The RDATA is an option's code and half a length."),
  REST_AFTER_OPTION("After a whole option one octet is left.");

  private static final int UNKNOWN = 65001;

  private final String says;

  MalformedOptions(String says) {
    this.says = says;
  }

  /** That query with such RDATA in its OPT record; RDLENGTH counts it truly. */
  Query in(Query query) {
    return switch (this) {
      case LENGTH_PAST_RDATA -> query.optionClaiming(UNKNOWN, 8, new byte[4]);
      case ONE_OCTET -> query.rawOptions((byte) 0);
      case TWO_OCTETS -> query.rawOptions((byte) 0xfd, (byte) 0xe9); // 65001
      case THREE_OCTETS -> query.rawOptions((byte) 0xfd, (byte) 0xe9, (byte) 0);
      case REST_AFTER_OPTION -> query.option(UNKNOWN, (byte) 1).rawOptions((byte) 0);
    };
  }

  @Override
  public String says() {
    return says;
  }
}
