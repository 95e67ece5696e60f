// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.kit.check.Row;

/** Data types that nobody has assigned. */
public enum UnknownType implements Row {
  TYPE_666(666),
  TYPE_1000(1000);

  private final int type;

  UnknownType(int type) {
    this.type = type;
  }

  /** QTYPE. */
  public int type() {
    return type;
  }

  @Override
  public String says() {
    return "TYPE%d.".formatted(type);
  }
}
