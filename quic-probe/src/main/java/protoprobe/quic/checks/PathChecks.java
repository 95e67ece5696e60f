// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;

import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;

@Topic(spec = "RFC 9000", title = "Paths")
final class PathChecks {
  @Check(
      id = "quic/path/challenge",
      row = "MG-02",
      section = "8.2.2",
      level = MUST,
      says = "PATH_CHALLENGE is answered by one PATH_RESPONSE with the same data.")
  void challenge(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    byte[] data = Datagrams.id(8, 31);
    if (!session.without()) {
      // once: a challenge that is sent again gets another response
      client.send(client.packet(Level.ONE_RTT).carrying(List.of(new Frame.PathChallenge(data))));
    }
    client.await(
        () -> !client.heard(Frame.PathResponse.class).isEmpty(), session.patience().dividedBy(2));
    client.await(() -> false, session.quiet());
    List<Frame.PathResponse> responses = client.heard(Frame.PathResponse.class);

    assertThat(responses).as("PATH_RESPONSE frames").hasSize(1);
    assertThat(responses.get(0).data()).as("their data").isEqualTo(data);
  }

  @Check(
      id = "quic/path/new-port",
      row = "MG-01",
      section = "9.3",
      level = MUST,
      says =
          "A client that goes on from another port is served there, after its path was"
              + " challenged.")
  void newPort(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    boolean disabled =
        client
            .parameters()
            .flatMap(all -> all.find(TransportParameterId.DISABLE_ACTIVE_MIGRATION))
            .isPresent();
    if (disabled) {
      throw new Unsupported("migration: the server sends disable_active_migration");
    }
    if (!session.without()) {
      client.spareIds().stream().findFirst().ifPresent(client::use);
      client.move(server.line());
    }

    assertThat(session.request()).as("an answer at the other port").isTrue();
    client.await(() -> challenged(client), session.quiet());
    assertThat(challenged(client)).as("a PATH_CHALLENGE at the other port").isTrue();
  }

  private static boolean challenged(Client client) {
    return !client.heard(Frame.PathChallenge.class).isEmpty();
  }
}
