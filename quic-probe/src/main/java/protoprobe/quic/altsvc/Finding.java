// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import java.util.Comparator;

/**
 * A rule that a field breaks, and where.
 *
 * @param rule which rule
 * @param line number of the field line, from 1
 * @param column place in that line, from 1; one behind its end if something is missing there
 * @param detail what was found
 */
public record Finding(Rule rule, int line, int column, String detail) {
  /** In the order of reading. */
  static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::rule);

  /** Whether the field is invalid for it. */
  public boolean error() {
    return rule.severity() == Rule.Severity.ERROR;
  }
}
