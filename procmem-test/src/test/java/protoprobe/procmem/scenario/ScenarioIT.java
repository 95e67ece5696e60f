// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import protoprobe.kit.result.Result;
import protoprobe.kit.run.RunOptions;
import protoprobe.kit.testing.Peers;
import protoprobe.kit.testing.ScenarioContract;
import protoprobe.kit.testing.Trial;

/** The checks on kernels with faults. */
class ScenarioIT extends ScenarioContract<Scenario> {
  private static final Trial TRIAL = Trial.ofPackage("protoprobe.procmem.checks");
  private static final HostPool HOSTS = new HostPool();

  @BeforeAll
  static void need() {
    Peers.require("unshare");
    Peers.require("ip");
  }

  @AfterAll
  static void end() {
    HOSTS.close();
  }

  static Stream<Scenario> scenarios() {
    return Scenarios.all();
  }

  @Override
  protected Result sound(Scenario scenario, RunOptions options) {
    return run(scenario, scenario.pretence(), options);
  }

  @Override
  protected Result broken(Scenario scenario) {
    return run(scenario, scenario.broken(), RunOptions.DEFAULT);
  }

  private static Result run(Scenario scenario, Fault fault, RunOptions options) {
    return HOSTS.use(
        session -> TRIAL.run(scenario.id(), new FaultyTarget(session, fault), options));
  }
}
