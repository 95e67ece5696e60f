// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.check;

import java.util.Locale;

/** One line of a table that a check walks through; implemented by enums. */
public interface Row {
  /** The constant's name, as {@link Enum#name()} gives it. */
  String name();

  /** What this row adds to the requirement: one sentence in our own words. */
  String says();

  /** The stable last part of the id: the name in kebab case. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Rows of the checks' catalogue that it covers beside the check's own, divided by spaces. */
  default String catalogueRow() {
    return "";
  }
}
