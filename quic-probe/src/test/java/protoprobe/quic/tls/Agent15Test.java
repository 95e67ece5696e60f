// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.quic.wire.Level;
import tech.kwik.agent15.NewSessionTicket;
import tech.kwik.agent15.engine.TlsServerEngineFactory;

/**
 * Our handshake with one that others wrote: agent15 has all of our cipher suites and groups, and
 * certificates with keys for RSA and ECDSA.
 */
class Agent15Test {
  private enum Certificate {
    RSA_PSS(Identity.rsa()),
    ECDSA_P256(Talk.ECDSA);

    private final Identity identity;

    Certificate(Identity identity) {
      this.identity = identity;
    }
  }

  static Stream<Arguments> combinations() {
    return Arrays.stream(CipherSuite.values())
        .flatMap(
            suite ->
                Arrays.stream(Group.values())
                    .flatMap(
                        group ->
                            Arrays.stream(Certificate.values())
                                .map(kind -> Arguments.of(suite, group, kind))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void its_client_and_our_server_have_the_same_secrets_twice(
      CipherSuite suite, Group group, Certificate kind) throws Exception {
    ServerConfig config =
        ServerConfig.of(kind.identity.chain(), kind.identity.key(), List.of("h3"))
            .withSuites(suite)
            .withGroups(group)
            .withTickets(false);

    AgentClient first = new AgentClient(suite, group, Optional.empty());
    List<TlsEvent> atServer = run(first, Talk.server(config));

    assertComplete(atServer, first, false);
    assertThat(first.chain()).as("its chain").isEqualTo(kind.identity.chain());
    Optional<NewSessionTicket> ticket = first.ticket();
    assertThat(ticket).as("its ticket").isPresent();

    AgentClient second = new AgentClient(suite, group, ticket);
    assertComplete(run(second, Talk.server(config)), second, true);
  }

  /** Until nobody has more to say. */
  private static List<TlsEvent> run(AgentClient client, ServerHandshake server) throws Exception {
    List<TlsEvent> told = new ArrayList<>();
    for (List<TlsEvent.Send> said = client.taken(); !said.isEmpty(); said = client.taken()) {
      for (TlsEvent.Send send : said) {
        List<TlsEvent> answers = server.receive(send.level(), send.message());
        told.addAll(answers);
        for (TlsEvent.Send answer : Talk.all(answers, TlsEvent.Send.class)) {
          client.receive(answer);
        }
      }
    }
    assertThat(Talk.only(told, TlsEvent.PeerParameters.class).octets())
        .isEqualTo(Talk.CLIENT_PARAMETERS);
    assertThat(client.parameters()).as("its view").isEqualTo(Talk.SERVER_PARAMETERS);
    return told;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void our_client_and_its_server_have_the_same_secrets_twice(
      CipherSuite suite, Group group, Certificate kind) throws Exception {
    TlsServerEngineFactory factory = AgentServer.factory(kind.identity);
    try {
      AgentServer first = new AgentServer(factory);
      List<TlsEvent> atClient =
          run(new ClientHandshake(offer(suite, group), Optional.empty(), false), first);

      assertComplete(atClient, first, false);
      assertThat(Talk.only(atClient, TlsEvent.PeerCertificates.class).chain())
          .isEqualTo(kind.identity.chain());
      Session session = Talk.only(atClient, TlsEvent.Ticket.class).session();

      AgentServer second = new AgentServer(factory);
      assertComplete(
          run(new ClientHandshake(offer(suite, group), Optional.of(session), false), second),
          second,
          true);
    } finally {
      factory.dispose();
    }
  }

  private static ClientOffer offer(CipherSuite suite, Group group) {
    return ClientOffer.of(
        "localhost",
        List.of("h3"),
        Talk.CLIENT_PARAMETERS,
        List.of(suite),
        List.of(group),
        List.of(group));
  }

  private static List<TlsEvent> run(ClientHandshake client, AgentServer server) throws Exception {
    List<TlsEvent> told = new ArrayList<>(client.start());
    List<TlsEvent> last = told;
    while (!Talk.all(last, TlsEvent.Send.class).isEmpty()) {
      for (TlsEvent.Send send : Talk.all(last, TlsEvent.Send.class)) {
        server.receive(send);
      }
      last = new ArrayList<>();
      for (TlsEvent.Send answer : server.taken()) {
        last.addAll(client.receive(answer.level(), answer.message()));
      }
      told.addAll(last);
    }
    assertThat(Talk.only(told, TlsEvent.PeerParameters.class).octets())
        .isEqualTo(Talk.SERVER_PARAMETERS);
    assertThat(server.parameters()).as("its view").isEqualTo(Talk.CLIENT_PARAMETERS);
    return told;
  }

  private static void assertComplete(List<TlsEvent> ours, AgentSide theirs, boolean resumed) {
    assertThat(Talk.all(ours, TlsEvent.Failed.class)).as("failures").isEmpty();
    assertThat(Talk.only(ours, TlsEvent.Complete.class))
        .isEqualTo(new TlsEvent.Complete("h3", resumed));
    assertThat(theirs.isFinished()).as("agent15 has finished").isTrue();
    assertThat(theirs.protocols()).as("ALPN").containsExactly("h3");
    TlsEvent.Secrets handshake = Talk.secrets(ours, Level.HANDSHAKE);
    assertThat(theirs.secrets().getClientHandshakeTrafficSecret()).isEqualTo(handshake.client());
    assertThat(theirs.secrets().getServerHandshakeTrafficSecret()).isEqualTo(handshake.server());
    TlsEvent.Secrets application = Talk.secrets(ours, Level.ONE_RTT);
    assertThat(theirs.secrets().getClientApplicationTrafficSecret())
        .isEqualTo(application.client());
    assertThat(theirs.secrets().getServerApplicationTrafficSecret())
        .isEqualTo(application.server());
  }
}
