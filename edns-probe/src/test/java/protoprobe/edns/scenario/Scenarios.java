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
            SeveralOptionsScenarios.all(),
            MalformedOptScenarios.all(),
            ErrorAnswerScenarios.all(),
            EdnsVersionScenarios.all(),
            EdnsFlagScenarios.all(),
            PayloadSizeScenarios.all(),
            TcpSizeScenarios.all(),
            HeaderScenarios.all(),
            OpcodeScenarios.all(),
            QuestionScenarios.all(),
            DnssecBitScenarios.all(),
            UpstreamScenarios.all(),
            ZoneScenarios.all(),
            ServingScenarios.all(),
            EdeFormatScenarios.all(),
            EdePlacementScenarios.all(),
            EdeMeaningScenarios.all(),
            EdeUpstreamScenarios.all(),
            EdeSizeScenarios.all(),
            StaleScenarios.all(),
            AggressiveScenarios.all(),
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
