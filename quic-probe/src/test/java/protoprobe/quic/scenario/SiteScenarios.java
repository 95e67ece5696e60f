// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios of sites, topic by topic. */
final class SiteScenarios {
  private SiteScenarios() {}

  static Stream<SiteScenario> all() {
    return Stream.of(
            AltSvcFieldScenarios.all(),
            AltSvcResponseScenarios.all(),
            AltSvcFrameScenarios.all(),
            ReachScenarios.all(),
            ReachAnswerScenarios.all())
        .flatMap(List::stream);
  }
}
