// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Klass;
import protoprobe.kit.check.Row;

/** Classes of which a server of the Internet has no data. */
public enum ForeignClass implements Row {
  HESIOD(Klass.HS, "Class 4, Hesiod."),
  UNASSIGNED(666, "Class 666, which nobody has assigned.");

  private final int klass;
  private final String says;

  ForeignClass(int klass, String says) {
    this.klass = klass;
    this.says = says;
  }

  /** QCLASS. */
  public int klass() {
    return klass;
  }

  @Override
  public String says() {
    return says;
  }
}
