// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import protoprobe.kit.check.Row;
import protoprobe.quic.altsvc.Rule;

/** What the grammar allows in the field, but some client makes nothing or something else of. */
public enum AdviceRule implements Row {
  OBS_TEXT("ALT-H32"),
  QUOTED_PAIR("ALT-H18"),
  WILDCARD_HOST("ALT-H15"),
  PROTOCOL_CASE("ALT-H11"),
  MAX_AGE_QUOTED("ALT-H21"),
  MAX_AGE_ZERO("ALT-H22"),
  MAX_AGE_OVERFLOW("ALT-H23"),
  PERSIST("ALT-H24"),
  PARAMETER_TWICE("ALT-H26"),
  ALTERNATIVE_TWICE("ALT-H31"),
  ORDER("ALT-S09"),
  DRAFT("ALT-S10"),
  SIZE("ALT-H30"),
  LEGACY_PARAMETER("ALT-H27");

  private final String catalogueRow;

  AdviceRule(String catalogueRow) {
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
