// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios, topic by topic. */
final class Scenarios {
  private Scenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            AccessScenarios.all(),
            SeekScenarios.all(),
            ReadScenarios.all(),
            ForceScenarios.all(),
            WriteScenarios.all(),
            RegionScenarios.all(),
            OpenScenarios.all(),
            InodeScenarios.all(),
            LifeScenarios.all(),
            FileScenarios.all())
        .flatMap(List::stream);
  }
}
