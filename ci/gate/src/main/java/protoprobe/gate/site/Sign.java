// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.Optional;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.result.Result;

/** What a cell shows: symbol and word say the same, and the colour repeats it. */
enum Sign {
  PASS("✔", "pass", "does what the specification requires"),
  INFO("ℹ", "info", "only recorded, never judged"),
  WARN("!", "warn", "breaks a SHOULD, or answers only weakly"),
  FAIL("✘", "fail", "breaks a MUST"),
  FLAKY("≈", "flaky", "did not come to the same each time it was run"),
  UNSUPPORTED("∅", "unsupported", "lacks an optional feature, as a control has shown"),
  NOT_APPLICABLE("–", "not applicable", "the environment cannot host the check"),
  INCONCLUSIVE("?", "inconclusive", "ran, but the evidence allows no verdict"),
  ERROR("#", "error", "the probe or its harness failed"),
  NOT_RUN("○", "not run", "planned, but the run ended before"),
  NOT_SELECTED("·", "not selected", "left out of this run on purpose"),
  ABSENT("·", "absent", "the target is not installed or not permitted here"),
  UNREACHABLE("·", "unreachable", "the target did not answer"),
  UNKNOWN("·", "unknown", "this version of the probe does not have the check");

  private final String symbol;
  private final String word;
  private final String meaning;

  Sign(String symbol, String word, String meaning) {
    this.symbol = symbol;
    this.word = word;
    this.meaning = meaning;
  }

  /** Of a result; information only is told apart from a pass. */
  static Sign of(Result result, Optional<Requirement> requirement) {
    if (result.flaky()) {
      return FLAKY;
    }
    return result.informs(requirement) ? INFO : valueOf(result.outcome().name());
  }

  String symbol() {
    return symbol;
  }

  String word() {
    return word;
  }

  String meaning() {
    return meaning;
  }

  /** The word as a style sheet's class. */
  String style() {
    return word.replace(' ', '-');
  }
}
