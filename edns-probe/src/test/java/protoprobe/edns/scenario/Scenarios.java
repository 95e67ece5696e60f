// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios, topic by topic. */
final class Scenarios {
  private Scenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
            OptScenarios.all(),
            NsidScenarios.all(),
            CookieScenarios.all(),
            ServerCookieScenarios.all(),
            KeepaliveScenarios.all(),
            PaddingScenarios.all(),
            SubnetScenarios.all(),
            OtherOptionScenarios.all(),
            TcpScenarios.all(),
            HardeningScenarios.all())
        .flatMap(List::stream);
  }
}
