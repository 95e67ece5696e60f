// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** What came of suites that were run on their engine alone. */
final class Ran {
  private final EngineExecutionResults results;

  private Ran(EngineExecutionResults results) {
    this.results = results;
  }

  static Ran of(Class<?> suite, Path out) {
    return of(out, Map.of(), selectClass(suite));
  }

  static Ran of(Path out, Map<String, String> parameters, DiscoverySelector... selectors) {
    return new Ran(
        EngineTestKit.engine(new ConformanceEngine())
            .selectors(selectors)
            .configurationParameter("out", out.toString())
            .configurationParameters(parameters)
            .execute());
  }

  EngineExecutionResults results() {
    return results;
  }

  /** The end of each test, by its id. */
  Map<String, TestExecutionResult> checks() {
    Map<String, TestExecutionResult> ends = new LinkedHashMap<>();
    results.testEvents().stream()
        .filter(event -> event.getType() == EventType.FINISHED)
        .forEach(event -> ends.put(event.getTestDescriptor().getDisplayName(), result(event)));
    return ends;
  }

  /** Why that test ended as it did. */
  Throwable why(String id) {
    return checks().get(id).getThrowable().orElseThrow();
  }

  /** How the single suite ended. */
  TestExecutionResult suite() {
    return results.containerEvents().stream()
        .filter(event -> event.getType() == EventType.FINISHED)
        .filter(event -> event.getTestDescriptor() instanceof SuiteDescriptor)
        .map(Ran::result)
        .findFirst()
        .orElseThrow();
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }
}
