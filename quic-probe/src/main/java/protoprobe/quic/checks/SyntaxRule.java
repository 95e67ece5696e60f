// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;
import protoprobe.quic.altsvc.Rule;

/** The rules of the field's grammar, and the MUSTs beside it. */
public enum SyntaxRule implements Row {
  EMPTY("ALT-H04"),
  FIELD_OCTET("ALT-H32"),
  CLEAR_CASE("ALT-H02"),
  CLEAR_ALONE("ALT-H03"),
  LIST("ALT-H28"),
  SEPARATOR(""),
  PROTOCOL_ID("ALT-H05"),
  PERCENT_ENCODING("ALT-H06 ALT-H08 ALT-H09"),
  PERCENT_NEEDLESS("ALT-H07"),
  PROTOCOL_LENGTH("ALT-H10"),
  EQUALS("ALT-H19"),
  QUOTED_STRING(""),
  AUTHORITY("ALT-H12 ALT-H13"),
  HOST("ALT-H15 ALT-H16 ALT-H17"),
  PORT("ALT-H14"),
  PARAMETER("ALT-H20"),
  MAX_AGE("ALT-H21");

  private final String catalogueRow;

  SyntaxRule(String catalogueRow) {
    this.catalogueRow = catalogueRow;
  }

  Rule rule() {
    return Rule.valueOf(name());
  }

  @Override
  public String says() {
    return rule().says();
  }

  @Override
  public String catalogueRow() {
    return catalogueRow;
  }
}
