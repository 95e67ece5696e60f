// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.checks;

import protoprobe.edns.wire.Section;
import protoprobe.kit.check.Row;

/** Sections in which no OPT record belongs. */
public enum WrongSection implements Row {
  ANSWER(Section.ANSWER),
  AUTHORITY(Section.AUTHORITY);

  private final Section section;

  WrongSection(Section section) {
    this.section = section;
  }

  /** The section itself. */
  public Section section() {
    return section;
  }

  @Override
  public String says() {
    return "The OPT record stands in section %s.".formatted(section);
  }
}
