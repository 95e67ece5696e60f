// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_BIDI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAM_DATA_UNI;
import static protoprobe.quic.wire.TransportParameterId.MAX_DATAGRAM_FRAME_SIZE;
import static protoprobe.quic.wire.TransportParameterId.VERSION_INFORMATION;

import java.util.HexFormat;
import java.util.List;
import protoprobe.quic.forge.Script;
import protoprobe.quic.wire.TransportParameterId;

/** For the checks of what a server allows. */
final class ReachParameterScenarios {
  private ReachParameterScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.observes(
            "quic/reach/parameters",
            sending(INITIAL_MAX_STREAMS_UNI, 3),
            sending(INITIAL_MAX_STREAMS_UNI, 4),
            "initial-max-streams-uni"),
        Scenario.fails(
            "quic/reach/room-for-control",
            sending(INITIAL_MAX_STREAMS_UNI, 3),
            sending(INITIAL_MAX_STREAMS_UNI, 2),
            "2L"),
        Scenario.warns(
            "quic/reach/credit-for-control",
            sending(INITIAL_MAX_STREAM_DATA_UNI, 1024),
            sending(INITIAL_MAX_STREAM_DATA_UNI, 1023),
            "1023L"),
        Scenario.warns(
            "quic/reach/room-for-requests",
            sending(INITIAL_MAX_STREAMS_BIDI, 100),
            sending(INITIAL_MAX_STREAMS_BIDI, 99),
            "99L"),
        Scenario.observes(
            "quic/reach/version-information",
            Scenarios.LENIENT.sending(
                parameters ->
                    parameters
                        .without(VERSION_INFORMATION)
                        .with(
                            VERSION_INFORMATION,
                            HexFormat.of().parseHex("00000001" + "1a2a3a4a" + "00000001"))),
            Scenarios.LENIENT.sending(parameters -> parameters.without(VERSION_INFORMATION)),
            "versions"),
        Scenario.observes(
            "quic/reach/datagrams",
            sending(MAX_DATAGRAM_FRAME_SIZE, 1200),
            sending(MAX_DATAGRAM_FRAME_SIZE, 65_535),
            "max-datagram-frame-size"));
  }

  private static Script sending(TransportParameterId id, long value) {
    return Scenarios.LENIENT.sending(parameters -> parameters.without(id).with(id, value));
  }
}
