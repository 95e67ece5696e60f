// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.wire.Version;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection.QuicVersion;

/** What was negotiated. */
final class KwikHandshake {
  private KwikHandshake() {}

  static Visit.Handshake of(KwikConnection made, long millis) {
    QuicClientConnection connection = made.connection();
    ServerFlight flight = made.log().flight();
    return new Visit.Handshake(
        millis,
        (connection.getQuicVersion() == QuicVersion.V2 ? Version.V2 : Version.V1).number(),
        flight.protocol(),
        flight.cipher(),
        made.isRetried(),
        flight.fields(),
        connection.getServerCertificateChain().stream().map(Visit.Handshake::encoded).toList());
  }

  /**
   * As kwik names it.
   *
   * @throws NotApplicable if kwik does not speak it
   */
  static QuicVersion version(int number) {
    Version version =
        Version.of(number)
            .orElseThrow(
                () -> new NotApplicable("kwik speaks no version 0x%08x".formatted(number)));
    return version == Version.V2 ? QuicVersion.V2 : QuicVersion.V1;
  }
}
