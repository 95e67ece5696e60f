// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_BIDI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAM_DATA_UNI;
import static protoprobe.quic.wire.TransportParameterId.MAX_DATAGRAM_FRAME_SIZE;
import static protoprobe.quic.wire.TransportParameterId.VERSION_INFORMATION;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.quic.target.Announced;
import protoprobe.quic.target.QuicServer;

@Topic(spec = "RFC 9114", title = "What an HTTP/3 server allows its clients")
final class ReachParameterChecks {
  private static final int CONTROL_STREAMS = 3;
  private static final int CONTROL_CREDIT = 1_024;
  private static final int REQUESTS = 100;
  private static final int VERSION_OCTETS = 4;

  @Check(
      id = "quic/reach/parameters",
      row = "NEG-21",
      spec = "RFC 9000",
      section = "18.2",
      level = INFO,
      says = "The transport parameters that are the same in each handshake are noted.")
  void parameters(QuicServer server, Findings findings) {
    Announced.by(server).stable().forEach(findings::observe);
  }

  /** One for control, two for QPACK. */
  @Check(
      id = "quic/reach/room-for-control",
      row = "NEG-22",
      section = "6.2",
      level = MUST,
      says = "A client may open three unidirectional streams at least.")
  void roomForControl(QuicServer server) {
    assertThat(Announced.by(server).integer(INITIAL_MAX_STREAMS_UNI))
        .as("initial_max_streams_uni of 3 or more")
        .isGreaterThanOrEqualTo(CONTROL_STREAMS);
  }

  @Check(
      id = "quic/reach/credit-for-control",
      row = "NEG-22",
      section = "6.2",
      level = SHOULD,
      says = "A client may send 1,024 octets on each unidirectional stream without asking.")
  void creditForControl(QuicServer server) {
    assertThat(Announced.by(server).integer(INITIAL_MAX_STREAM_DATA_UNI))
        .as("initial_max_stream_data_uni of 1024 or more")
        .isGreaterThanOrEqualTo(CONTROL_CREDIT);
  }

  @Check(
      id = "quic/reach/room-for-requests",
      row = "NEG-23",
      section = "6.1",
      level = SHOULD,
      says = "A client may send a hundred requests at a time at least.")
  void roomForRequests(QuicServer server) {
    assertThat(Announced.by(server).integer(INITIAL_MAX_STREAMS_BIDI))
        .as("initial_max_streams_bidi of 100 or more")
        .isGreaterThanOrEqualTo(REQUESTS);
  }

  /** Chosen version, then those available (RFC 9368 section 3). */
  @Check(
      id = "quic/reach/version-information",
      row = "NEG-27",
      spec = "RFC 9368",
      section = "3",
      level = INFO,
      says = "The versions that a server says it could change to are noted.")
  void versionInformation(QuicServer server, Findings findings) {
    findings.observe(
        "versions",
        Announced.by(server)
            .octets(VERSION_INFORMATION)
            .map(ReachParameterChecks::versions)
            .orElse("not told"));
  }

  /** Reserved versions (RFC 9000 section 15) are drawn at random. */
  private static String versions(byte[] octets) {
    return IntStream.iterate(0, at -> at + VERSION_OCTETS <= octets.length, at -> at + 4)
        .mapToLong(at -> number(octets, at))
        .filter(version -> (version & 0x0f0f0f0fL) != 0x0a0a0a0aL)
        .mapToObj("0x%08x"::formatted)
        .collect(Collectors.joining(" "));
  }

  private static long number(byte[] octets, int at) {
    return Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(octets).getInt(at));
  }

  @Check(
      id = "quic/reach/datagrams",
      row = "NEG-29",
      spec = "RFC 9221",
      section = "3",
      level = INFO,
      says = "Whether a server takes DATAGRAM frames, and how large, is noted.")
  void datagrams(QuicServer server, Findings findings) {
    long size = Announced.by(server).integer(MAX_DATAGRAM_FRAME_SIZE);
    findings.observe("max-datagram-frame-size", size == 0 ? "none are taken" : size);
  }
}
