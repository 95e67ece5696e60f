// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Trial;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.testing.SiteScript;

/** Every check of a site passes where it should, fails for the right reason, needs its stimulus. */
@Execution(ExecutionMode.CONCURRENT)
class SiteScenarioTest {
  private static final String CHECKS = "protoprobe.quic.checks";
  private static final Trial TRIAL = Trial.ofPackage(CHECKS);

  @TempDir private static Path folder;

  static Stream<SiteScenario> scenarios() {
    return SiteScenarios.all();
  }

  private static Result sound(SiteScenario scenario, RunOptions options) {
    return run(scenario, scenario.sound(), scenario.soundVisits(), options);
  }

  private static Result broken(SiteScenario scenario) {
    return run(scenario, scenario.broken(), scenario.brokenVisits(), RunOptions.DEFAULT);
  }

  private static Result run(
      SiteScenario scenario,
      SiteScript script,
      Function<Errand, FakeVisit> visits,
      RunOptions options) {
    try (ScriptedSite site = new ScriptedSite(script, visits, scenario.house(), folder)) {
      return TRIAL.run(scenario.id(), site, options);
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_sound_site_passes(SiteScenario scenario) {
    Result result = sound(scenario, RunOptions.DEFAULT);

    assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_broken_site_is_found_out_for_the_right_reason(SiteScenario scenario) {
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
  void without_its_stimulus_no_check_passes(SiteScenario scenario) {
    Result without = sound(scenario, RunOptions.DEFAULT.withoutStimulus());

    if (scenario.observed().isEmpty()) {
      assertThat(without.outcome()).as("%s", without).isNotEqualTo(Outcome.PASS);
    } else {
      Result with = sound(scenario, RunOptions.DEFAULT);
      assertThat(without.observed()).as("%s", without).isNotEqualTo(with.observed());
    }
  }

  @Test
  void every_check_of_a_site_has_a_scenario() {
    Stream<String> ids =
        Stream.concat(SiteScenarios.all().map(SiteScenario::id), Scenarios.all().map(Scenario::id));
    assertThat(ids.distinct())
        .containsAll(
            Catalogue.ofPackage(CHECKS).cases().stream()
                .map(CheckCase::id)
                .filter(id -> id.matches("quic/(alt-svc|reach)/.*"))
                .toList());
  }
}
