// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;

/**
 * Every check passes where it should, fails for the right reason, and needs its stimulus. A test
 * class names its scenarios in a static method {@code scenarios()}.
 *
 * @param <S> a check and two peers, a sound one and a broken one
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class ScenarioContract<S extends ScenarioContract.Claim> {
  /** What a check has to say of the two peers. */
  public interface Claim {
    /** Of the broken one. */
    Outcome outcome();

    /** Part of what it says of the broken one: the right reason. */
    String fragment();

    /** For INFO checks, the observation that must differ between the two. */
    Optional<String> observed();
  }

  /** What comes of the check at the sound peer. */
  protected abstract Result sound(S scenario, RunOptions options);

  /** What comes of it at the broken one. */
  protected abstract Result broken(S scenario);

  @ParameterizedTest
  @MethodSource("scenarios")
  void what_is_sound_passes(S scenario) {
    Result result = sound(scenario, RunOptions.DEFAULT);

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void what_is_broken_is_found_out_for_the_right_reason(S scenario) {
    Result result = broken(scenario);

    assertThat(result.outcome()).as("%s", result).isEqualTo(scenario.outcome());
    assertThat(result.message() + "\n" + result.actual()).contains(scenario.fragment());
    scenario
        .observed()
        .ifPresent(
            key ->
                assertThat(result.observed().get(key))
                    .as("observation '%s'", key)
                    .isNotNull()
                    .isNotEqualTo(sound(scenario, RunOptions.DEFAULT).observed().get(key)));
  }

  /** An INFO check passes whatever it sees; without its stimulus it must see something else. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void without_its_stimulus_no_check_passes(S scenario) {
    Result without = sound(scenario, RunOptions.DEFAULT.withoutStimulus());

    assertThat(without.outcome()).as("%s", without).isNotEqualTo(Outcome.ERROR);
    if (scenario.observed().isEmpty()) {
      assertThat(without.outcome()).as("%s", without).isNotEqualTo(Outcome.PASS);
    } else {
      Result with = sound(scenario, RunOptions.DEFAULT);
      assertThat(without.observed()).as("%s", without).isNotEqualTo(with.observed());
    }
  }
}
