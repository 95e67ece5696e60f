// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.testing.ScenarioContract;

/**
 * One case of the catalogue on two kernels. The sound one is the host's, or where the host has no
 * such thing, what a fault pretends: then the scenario is synthetic. The broken one has a fault on
 * top, which decides from the call and its real result.
 *
 * @param id the case
 * @param pretence what the sound kernel lays over the host's
 * @param synthetic whether it does
 * @param fault what is wrong with the broken one
 * @param outcome what the check says of the broken one
 * @param fragment part of what it says: the right reason
 * @param observed for INFO checks, the observation that must differ between the two
 */
record Scenario(
    String id,
    Fault pretence,
    boolean synthetic,
    Fault fault,
    Outcome outcome,
    String fragment,
    Optional<String> observed)
    implements ScenarioContract.Claim {

  static Builder of(String id) {
    return new Builder(id);
  }

  Fault broken() {
    return pretence.then(fault);
  }

  @Override
  public String toString() {
    return id;
  }

  /** Collects the parts of a scenario. */
  static final class Builder {
    private final String id;
    private Fault pretence = Fault.NONE;
    private boolean synthetic;
    private Fault fault = Fault.NONE;

    private Builder(String id) {
      this.id = id;
    }

    /** The sound kernel is not the host's: in these calls it does this. Makes it synthetic. */
    Builder pretend(Predicate<Seen> calls, UnaryOperator<Seen> effect) {
      pretence = pretence.then(Fault.in(calls, effect));
      synthetic = true;
      return this;
    }

    /** The broken kernel does this in these calls. */
    Builder breaks(Predicate<Seen> calls, UnaryOperator<Seen> effect) {
      return breaks(Fault.in(calls, effect));
    }

    Builder breaks(Fault other) {
      fault = fault.then(other);
      return this;
    }

    Scenario fails(String fragment) {
      return end(Outcome.FAIL, fragment, Optional.empty());
    }

    Scenario warns(String fragment) {
      return end(Outcome.WARN, fragment, Optional.empty());
    }

    /** For INFO checks: both pass, with different observations of that key. */
    Scenario observes(String key) {
      return end(Outcome.PASS, "", Optional.of(key));
    }

    private Scenario end(Outcome outcome, String fragment, Optional<String> observed) {
      return new Scenario(id, pretence, synthetic, fault, outcome, fragment, observed);
    }
  }
}
