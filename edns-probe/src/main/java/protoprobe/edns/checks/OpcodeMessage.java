// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.kit.check.Row;

/** What may stand behind a header with an unknown opcode: nobody knows. */
public enum OpcodeMessage implements Row {
  HEADER_ONLY("Nothing but the header."),
  WITH_QUESTION("A question, as if it were a query.");

  private final String says;

  OpcodeMessage(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
