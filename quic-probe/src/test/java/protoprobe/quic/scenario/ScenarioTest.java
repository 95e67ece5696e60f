// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Trial;
import protoprobe.quic.forge.Script;

/** Every check passes where it should, fails for the right reason, and needs its stimulus. */
@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {
  private static final Trial TRIAL = Trial.ofPackage("protoprobe.quic.checks");

  static Stream<Scenario> scenarios() {
    return Scenarios.all();
  }

  private static Result run(Scenario scenario, Script peer, RunOptions options) {
    try (ScriptedTarget target = new ScriptedTarget(peer)) {
      return TRIAL.run(scenario.id(), target, options);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_sound_peer_passes(Scenario scenario) {
    Result result = run(scenario, scenario.sound(), RunOptions.DEFAULT);

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_broken_peer_is_found_out_for_the_right_reason(Scenario scenario) {
    Result result = run(scenario, scenario.broken(), RunOptions.DEFAULT);

    assertThat(result.outcome()).as("%s", result).isEqualTo(scenario.outcome());
    assertThat(result.message() + "\n" + result.actual()).contains(scenario.fragment());
    scenario
        .observed()
        .ifPresent(
            key ->
                assertThat(result.observed().get(key))
                    .as("observation '%s'", key)
                    .isNotNull()
                    .isNotEqualTo(
                        run(scenario, scenario.sound(), RunOptions.DEFAULT).observed().get(key)));
  }

  /** An INFO check passes whatever it sees; without its stimulus it must see something else. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void without_its_stimulus_no_check_passes(Scenario scenario) {
    Result without = run(scenario, scenario.sound(), RunOptions.DEFAULT.withoutStimulus());

    if (scenario.observed().isEmpty()) {
      assertThat(without.outcome()).as("%s", without).isNotEqualTo(Outcome.PASS);
    } else {
      Result with = run(scenario, scenario.sound(), RunOptions.DEFAULT);
      assertThat(without.observed()).as("%s", without).isNotEqualTo(with.observed());
    }
  }
}
