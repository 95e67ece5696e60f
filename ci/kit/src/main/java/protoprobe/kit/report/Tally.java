// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import protoprobe.kit.check.Outcome;

/** How far one target has come; guarded by its owner's lock. */
final class Tally {
  private final int planned;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private int done;

  Tally(int planned) {
    this.planned = planned;
  }

  void add(Outcome outcome) {
    done++;
    outcomes.merge(outcome, 1, Integer::sum);
  }

  int planned() {
    return planned;
  }

  int done() {
    return done;
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Tenths of the plan that are done. */
  int tenths() {
    return planned == 0 ? 10 : (int) (10L * done / planned);
  }

  /** Such as {@code 40/120}. */
  String fraction() {
    return done + "/" + planned;
  }

  /** Such as {@code pass=38 fail=2}; outcomes that did not occur are left out. */
  String counts() {
    return outcomes.entrySet().stream()
        .map(entry -> entry.getKey().word() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
