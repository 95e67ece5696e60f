// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;

@Topic(spec = "RFC 9000", title = "Paths")
final class PathChecks {
  private static final byte[] CHALLENGE = Datagrams.id(8, 31);

  @Check(
      id = "quic/path/challenge",
      row = "MG-02",
      section = "8.2.2",
      level = MUST,
      says = "PATH_CHALLENGE is answered by PATH_RESPONSE with the same data.")
  void challenge(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    challenge(session);
    client.await(
        () -> !client.heard(Frame.PathResponse.class).isEmpty(), session.patience().dividedBy(2));
    client.await(() -> false, session.quiet());

    assertThat(client.heard(Frame.PathResponse.class))
        .as("PATH_RESPONSE frames, with the data of the challenge")
        .isNotEmpty()
        .allMatch(response -> Arrays.equals(response.data(), CHALLENGE));
  }

  @Check(
      id = "quic/path/response-once",
      row = "MG-02",
      section = "8.2.2",
      level = MUST,
      says = "PATH_RESPONSE is sent once, even if it is lost.")
  void responseOnce(QuicServer server) {
    Session session = server.control();
    Client client = session.client();
    List<Frame> lost = new ArrayList<>();
    client.inspect(
        packet -> {
          packet.readable().stream()
              .filter(Frame.PathResponse.class::isInstance)
              .forEach(lost::add);
          return false; // nothing is acknowledged, so that its probe timers run out
        });
    challenge(session);
    client.await(() -> !lost.isEmpty(), session.patience().dividedBy(2));
    client.await(() -> false, session.patience().dividedBy(2)); // many of its probe timeouts

    assertThat(lost).as("PATH_RESPONSE frames, none of them acknowledged").hasSize(1);
  }

  private static void challenge(Session session) {
    if (!session.without()) {
      Packet packet = session.client().packet(Level.ONE_RTT);
      session.client().send(packet.carrying(List.of(new Frame.PathChallenge(CHALLENGE))));
    }
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
