// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.Optional;
import protoprobe.kit.check.Outcome;
import protoprobe.quic.forge.Script;

/**
 * One case of the catalogue against two scripted servers, which decide from what they receive. The
 * sound one does the right thing with the stimulus only; the broken one does the wrong thing with
 * it, or nothing.
 *
 * @param id the case
 * @param sound the server that the case passes
 * @param broken the server that it finds out
 * @param outcome what the case says of the broken one
 * @param fragment part of what it says: the right reason
 * @param observed for INFO checks, the observation that must differ between the two
 */
record Scenario(
    String id,
    Script sound,
    Script broken,
    Outcome outcome,
    String fragment,
    Optional<String> observed) {

  static Scenario fails(String id, Script sound, Script broken, String fragment) {
    return new Scenario(id, sound, broken, Outcome.FAIL, fragment, Optional.empty());
  }

  static Scenario warns(String id, Script sound, Script broken, String fragment) {
    return new Scenario(id, sound, broken, Outcome.WARN, fragment, Optional.empty());
  }

  static Scenario observes(String id, Script one, Script other, String key) {
    return new Scenario(id, one, other, Outcome.PASS, "", Optional.of(key));
  }

  @Override
  public String toString() {
    return id;
  }
}
