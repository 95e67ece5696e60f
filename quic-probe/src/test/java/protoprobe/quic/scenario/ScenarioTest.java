// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.stream.Stream;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.ScenarioContract;
import protoprobe.kit.testing.Trial;
import protoprobe.quic.forge.Script;

/** The checks of QUIC against scripted servers. */
class ScenarioTest extends ScenarioContract<Scenario> {
  private static final Trial TRIAL = Trial.ofPackage("protoprobe.quic.checks");

  static Stream<Scenario> scenarios() {
    return Scenarios.all();
  }

  @Override
  protected Result sound(Scenario scenario, RunOptions options) {
    return run(scenario, scenario.sound(), options);
  }

  @Override
  protected Result broken(Scenario scenario) {
    return run(scenario, scenario.broken(), RunOptions.DEFAULT);
  }

  private static Result run(Scenario scenario, Script peer, RunOptions options) {
    try (ScriptedTarget target = new ScriptedTarget(peer)) {
      return TRIAL.run(scenario.id(), target, options);
    }
  }
}
