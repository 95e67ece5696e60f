// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.scenario.Scenarios.closing;
import static protoprobe.quic.scenario.Scenarios.frame;
import static protoprobe.quic.wire.TransportError.STREAM_STATE_ERROR;

import java.util.List;
import protoprobe.quic.wire.Frame;

/** For the checks of streams. */
final class StreamScenarios {
  private StreamScenarios() {}

  static List<Scenario> all() {
    return List.of(
        closing(
            "quic/stream/reset-send-only",
            frame(Frame.ResetStream.class, reset -> reset.stream() == 3),
            STREAM_STATE_ERROR));
  }
}
