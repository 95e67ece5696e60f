// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.Optional;
import protoprobe.kit.check.Grade;

/**
 * One requirement on one target.
 *
 * @param link to the whole story, if there is one
 */
record Cell(Sign sign, Optional<Grade> grade, Optional<Mark> mark, Optional<String> link) {
  /** Whether it has to be looked at. */
  boolean deviates() {
    return mark.filter(Mark::deviates).isPresent();
  }
}
