// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Query;
import protoprobe.kit.check.Row;

/** Queries of an EDNS version that is not defined, alone and with something else to look at. */
public enum HigherVersion implements Row {
  VERSION_1("Version 1."),
  VERSION_255("Version 255, the highest."),
  VERSION_1_WITH_OPTION("Version 1 with the unknown option 100."),
  VERSION_1_WITH_FLAG("Version 1 with the unassigned flag 0x0080."),
  VERSION_1_WITH_DO("Version 1 with DO.");

  /** Of no meaning to anybody, in the unassigned range of option codes. */
  static final int UNKNOWN_OPTION = 100;

  private static final int UNKNOWN_FLAG = 0x0080;

  private final String says;

  HigherVersion(String says) {
    this.says = says;
  }

  /** The version asked for. */
  public int version() {
    return this == VERSION_255 ? 255 : 1;
  }

  /** That query in this version. */
  Query in(Query query) {
    Query higher = query.version(version());
    return switch (this) {
      case VERSION_1, VERSION_255 -> higher;
      case VERSION_1_WITH_OPTION -> higher.option(UNKNOWN_OPTION);
      case VERSION_1_WITH_FLAG -> higher.ednsFlags(UNKNOWN_FLAG);
      case VERSION_1_WITH_DO -> higher.dnssecOk(true);
    };
  }

  @Override
  public String says() {
    return says;
  }
}
