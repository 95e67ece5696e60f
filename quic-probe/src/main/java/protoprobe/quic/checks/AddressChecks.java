// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.wire.TransportParameterId.ORIGINAL_DESTINATION_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.RETRY_SOURCE_CONNECTION_ID;

import java.time.Duration;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.TransportParameterId;

@Topic(spec = "RFC 9000", title = "Address validation")
final class AddressChecks {
  private static final int SENT = 1200;

  /** Long enough for two retransmissions with the timers of RFC 9002. */
  private static final Duration RETRANSMISSIONS = Duration.ofSeconds(4);

  @Check(
      id = "quic/address/amplification",
      row = "AV-01",
      section = "8.1",
      level = MUST,
      says =
          "To an address that was not validated the server sends three times what it received, at"
              + " most, retransmissions included.")
  void amplification(QuicServer server) {
    server.control().close();
    Session session = server.open(server.ordinary());
    long octets;
    if (session.without()) {
      octets = session.octetsOfAnswer();
    } else {
      session.client().greet();
      octets = session.client().listen(RETRANSMISSIONS);
    }

    assertThat(octets)
        .as("octets in answer to a single datagram of %d", SENT)
        .isPositive()
        .isLessThanOrEqualTo(3L * SENT);
  }

  @Check(
      id = "quic/address/retry",
      row = {"AV-05", "AV-06"},
      section = "17.2.5.1",
      level = MUST,
      says =
          "After a Retry, whose id is not the client's, the server tells that id and the one that"
              + " the client first sent to.")
  void retry(QuicServer server) {
    try (Session control = server.control()) {
      if (control.client().retry().isEmpty()) {
        throw new Unsupported("Retry: the server asked for none");
      }
    }
    Client client =
        server
            .provokeSession(
                "a handshake to a connection id of 20 octets",
                setup -> setup.ids(new Setup.Ids(20, 8)))
            .client();
    byte[] source = client.retry().orElseThrow().source();

    assertThat(source)
        .as("source id of the Retry, other than the client's first destination")
        .isNotEqualTo(client.firstDestination());
    assertThat(sent(client, RETRY_SOURCE_CONNECTION_ID))
        .as("retry_source_connection_id")
        .isEqualTo(source);
    assertThat(sent(client, ORIGINAL_DESTINATION_CONNECTION_ID))
        .as("original_destination_connection_id")
        .isEqualTo(client.firstDestination());
  }

  private static byte[] sent(Client client, TransportParameterId id) {
    return client.parameters().flatMap(all -> all.find(id)).orElse(new byte[0]);
  }

  @Check(
      id = "quic/address/unknown-token",
      row = "AV-07",
      section = "8.1.3",
      level = INFO,
      hazard = Hazard.FORGE,
      says = "What the server does with a token that it has never given out.")
  void unknownToken(QuicServer server) {
    server.provoke("an unknown token", setup -> setup.token(Datagrams.id(40, 21)));
  }
}
