// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.ScenarioContract;
import protoprobe.kit.testing.Trial;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.testing.SiteScript;

/** The checks of a site against scripted ones. */
class SiteScenarioTest extends ScenarioContract<SiteScenario> {
  private static final String CHECKS = "protoprobe.quic.checks";
  private static final Trial TRIAL = Trial.ofPackage(CHECKS);

  @TempDir private static Path folder;

  static Stream<SiteScenario> scenarios() {
    return SiteScenarios.all();
  }

  @Override
  protected Result sound(SiteScenario scenario, RunOptions options) {
    return run(scenario, scenario.sound(), scenario.soundVisits(), options);
  }

  @Override
  protected Result broken(SiteScenario scenario) {
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
