// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Reply;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.testing.ScenarioContract;

/**
 * One case of the catalogue against two scripted peers. The sound peer answers rightly only what
 * carries the stimulus, and wrongly otherwise; the broken peer answers it wrongly. A check that
 * does not send its stimulus, or does not look at the answer, cannot pass both.
 *
 * @param id the case
 * @param stimulus whether a received message carries what the check is about
 * @param right how a conforming peer answers the stimulus
 * @param wrong how the broken peer answers it
 * @param otherwise how both answer everything else, controls among it; must let controls succeed
 * @param outcome what the check says of the broken peer
 * @param fragment part of what it says: the right reason
 * @param observed for INFO checks, the observation that must differ between the two
 */
record Scenario(
    String id,
    Predicate<Message> stimulus,
    Script right,
    Script wrong,
    Script otherwise,
    Outcome outcome,
    String fragment,
    Optional<String> observed)
    implements ScenarioContract.Claim {

  /** A scenario in which the broken peer makes the check fail. */
  static Builder of(String id) {
    return new Builder(id);
  }

  Script soundPeer() {
    return right.when(stimulus, otherwise);
  }

  Script brokenPeer() {
    return wrong.when(stimulus, otherwise);
  }

  @Override
  public String toString() {
    return id;
  }

  /** Collects the parts of a scenario. */
  static final class Builder {
    private final String id;
    private Predicate<Message> stimulus;
    private Script right;
    private Script wrong;
    private Optional<Script> otherwise = Optional.empty();
    private Optional<String> observed = Optional.empty();

    private Builder(String id) {
      this.id = id;
    }

    Builder when(Predicate<Message> condition) {
      stimulus = condition;
      return this;
    }

    Builder right(Function<Message, Reply> reply) {
      return rightly(Script.replying(reply));
    }

    Builder rightly(Script script) {
      right = script;
      return this;
    }

    Builder wrong(Function<Message, Reply> reply) {
      return wrongly(Script.replying(reply));
    }

    Builder wrongly(Script script) {
      wrong = script;
      return this;
    }

    /** What is answered to all else; without it, what is wrong for the stimulus. */
    Builder otherwise(Function<Message, Reply> reply) {
      otherwise = Optional.of(Script.replying(reply));
      return this;
    }

    Builder otherwisely(Script script) {
      otherwise = Optional.of(script);
      return this;
    }

    /** The observation that must differ between the two, beside the outcome. */
    Builder observing(String key) {
      observed = Optional.of(key);
      return this;
    }

    Scenario fails(String fragment) {
      return end(Outcome.FAIL, fragment);
    }

    Scenario warns(String fragment) {
      return end(Outcome.WARN, fragment);
    }

    /** For INFO checks: both pass, with different observations of that key. */
    Scenario observes(String key) {
      observed = Optional.of(key);
      return end(Outcome.PASS, "");
    }

    private Scenario end(Outcome outcome, String fragment) {
      return new Scenario(
          id, stimulus, right, wrong, otherwise.orElse(wrong), outcome, fragment, observed);
    }
  }
}
