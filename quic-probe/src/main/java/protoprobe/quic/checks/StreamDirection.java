// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;

/** The two kinds of streams. */
public enum StreamDirection implements Row {
  BIDIRECTIONAL("Bidirectional streams."),
  UNIDIRECTIONAL("Unidirectional streams.");

  private final String says;

  StreamDirection(String says) {
    this.says = says;
  }

  boolean bidirectional() {
    return this == BIDIRECTIONAL;
  }

  @Override
  public String says() {
    return says;
  }
}
