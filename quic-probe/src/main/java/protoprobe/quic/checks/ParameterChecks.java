// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.kit.check.Level.SHOULD;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.tls.ExtensionType.QUIC_TRANSPORT_PARAMETERS;
import static protoprobe.quic.tls.ExtensionType.QUIC_TRANSPORT_PARAMETERS_DRAFT;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;
import static protoprobe.quic.wire.TransportError.TRANSPORT_PARAMETER_ERROR;
import static protoprobe.quic.wire.TransportParameterId.ACK_DELAY_EXPONENT;
import static protoprobe.quic.wire.TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_BIDI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.MAX_ACK_DELAY;
import static protoprobe.quic.wire.TransportParameterId.MAX_IDLE_TIMEOUT;
import static protoprobe.quic.wire.TransportParameterId.MAX_UDP_PAYLOAD_SIZE;
import static protoprobe.quic.wire.TransportParameterId.ORIGINAL_DESTINATION_CONNECTION_ID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.tls.Alert;
import protoprobe.quic.tls.Extension;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;

@Topic(spec = "RFC 9000", title = "Transport parameters of a client")
final class ParameterChecks {
  /** 31 * N + 27 is reserved to exercise that unknown ones are ignored (section 18.1). */
  private static final long RESERVED = 31 * 1000 + 27;

  private static final long EIGHT_OCTETS = (1L << 60) + 31;

  @Check(
      id = "quic/parameter/invalid",
      rows = InvalidParameter.class,
      section = "18.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A transport parameter that a client must not send so is a TRANSPORT_PARAMETER_ERROR.")
  void invalid(QuicServer server, InvalidParameter row) {
    assertThatReaction(server.provoke(row.says(), setup -> setup.parameters(row::in)))
        .as("connection error TRANSPORT_PARAMETER_ERROR")
        .closesWith(TRANSPORT_PARAMETER_ERROR);
  }

  @Check(
      id = "quic/parameter/other-source-connection-id",
      row = "TP-02",
      section = "7.3",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "An initial_source_connection_id other than that of the client's packets is a"
              + " TRANSPORT_PARAMETER_ERROR or PROTOCOL_VIOLATION.")
  void otherSourceConnectionId(QuicServer server) {
    UnaryOperator<TransportParameters> fault =
        all ->
            all.without(INITIAL_SOURCE_CONNECTION_ID)
                .with(INITIAL_SOURCE_CONNECTION_ID, new byte[8]);

    assertThatReaction(
            server.provoke("another source connection id", setup -> setup.parameters(fault)))
        .as("connection error TRANSPORT_PARAMETER_ERROR or PROTOCOL_VIOLATION")
        .closesWith(TRANSPORT_PARAMETER_ERROR, PROTOCOL_VIOLATION);
  }

  @Check(
      id = "quic/parameter/twice",
      row = "TP-14",
      section = "7.4",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "A transport parameter that comes twice is a TRANSPORT_PARAMETER_ERROR.")
  void twice(QuicServer server) {
    assertThatReaction(
            server.provoke(
                "max_idle_timeout twice",
                setup -> setup.parameters(all -> all.with(MAX_IDLE_TIMEOUT, 20_000))))
        .as("connection error TRANSPORT_PARAMETER_ERROR")
        .closesWith(TRANSPORT_PARAMETER_ERROR);
  }

  @Check(
      id = "quic/parameter/past-the-end",
      row = "TP-17",
      section = "18",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "A transport parameter longer than the extension is a TRANSPORT_PARAMETER_ERROR, or the"
              + " alert decode_error.")
  void pastTheEnd(QuicServer server) {
    assertThatReaction(
            server.provoke(
                "a parameter of 100 octets with 2 left",
                changing(old -> List.of(extended(old, 0x3f, 0x40, 0x64, 0, 0)))))
        .as("connection error TRANSPORT_PARAMETER_ERROR, or alert decode_error")
        .closesWithCode(TRANSPORT_PARAMETER_ERROR.code(), Alert.DECODE_ERROR.error());
  }

  private static Extension extended(Extension old, int... more) {
    byte[] data = Arrays.copyOf(old.data(), old.data().length + more.length);
    for (int i = 0; i < more.length; i++) {
      data[old.data().length + i] = (byte) more[i];
    }
    return new Extension(old.type(), data);
  }

  /** With other extensions in place of that of the transport parameters. */
  private static UnaryOperator<Setup> changing(
      java.util.function.Function<Extension, List<Extension>> instead) {
    return setup ->
        setup.offering(
            offer ->
                offer.withExtensions(
                    all -> {
                      List<Extension> changed = new ArrayList<>();
                      all.forEach(
                          each ->
                              changed.addAll(
                                  each.type() == QUIC_TRANSPORT_PARAMETERS
                                      ? instead.apply(each)
                                      : List.of(each)));
                      return changed;
                    }));
  }

  @Check(
      id = "quic/parameter/unknown",
      row = "TP-18",
      section = "7.4.2",
      level = MUST,
      says = "Transport parameters that the server does not know are ignored.")
  void unknown(QuicServer server) {
    assertThatReaction(
            server.provoke(
                "unknown parameters",
                setup ->
                    setup.parameters(
                        all ->
                            all.with(RESERVED, new byte[] {1, 2, 3})
                                .with(RESERVED + 31)
                                .with(EIGHT_OCTETS, new byte[20]))))
        .as("the connection to go on though three parameters are unknown")
        .goesOn();
  }

  @Check(
      id = "quic/parameter/none-at-all",
      row = "TP-19",
      spec = "RFC 9001",
      section = "8.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A ClientHello without transport parameters ends in the alert missing_extension.")
  void noneAtAll(QuicServer server) {
    assertThatReaction(server.provoke("no transport parameters", changing(old -> List.of())))
        .as("connection error with the alert missing_extension")
        .closesWith(Alert.MISSING_EXTENSION);
  }

  @Check(
      id = "quic/parameter/draft-number",
      row = "TP-20",
      spec = "RFC 9001",
      section = "8.2",
      level = MUST,
      hazard = Hazard.FORGE,
      says =
          "Transport parameters under the extension's number in drafts do not count: the alert"
              + " missing_extension.")
  void draftNumber(QuicServer server) {
    assertThatReaction(
            server.provoke(
                "transport parameters in extension 0xffa5 only",
                changing(
                    old -> List.of(new Extension(QUIC_TRANSPORT_PARAMETERS_DRAFT, old.data())))))
        .as("connection error with the alert missing_extension")
        .closesWith(Alert.MISSING_EXTENSION);
  }

  @Check(
      id = "quic/parameter/extension-twice",
      row = "TP-21",
      spec = "RFC 8446",
      section = "4.2",
      level = SHOULD,
      hazard = Hazard.FORGE,
      says = "A ClientHello with the transport parameters' extension twice is refused.")
  void extensionTwice(QuicServer server) {
    assertThatReaction(server.provoke("the extension twice", changing(old -> List.of(old, old))))
        .as("connection error with an alert, or TRANSPORT_PARAMETER_ERROR")
        .closesWithCode(
            Alert.ILLEGAL_PARAMETER.error(),
            Alert.DECODE_ERROR.error(),
            TRANSPORT_PARAMETER_ERROR.code());
  }

  @Check(
      id = "quic/parameter/defaults",
      row = "TP-22",
      section = "18.2",
      level = MUST,
      says = "Limits that are not sent are 0: no stream data until there is credit.")
  void defaults(QuicServer server) {
    Session session =
        server.provokeHandshake(
            setup ->
                setup.parameters(
                    all ->
                        TransportParameters.NONE
                            .with(
                                INITIAL_SOURCE_CONNECTION_ID,
                                all.find(INITIAL_SOURCE_CONNECTION_ID).orElseThrow())
                            // HTTP/3 needs three streams (RFC 9114 section 6.2)
                            .with(INITIAL_MAX_STREAMS_UNI, 3)));
    Client client = session.client();
    client.setAutoCredit(false);
    client.await(() -> false, session.quiet());

    assertThat(client.heard(Frame.Stream.class).stream().mapToInt(each -> each.data().length).sum())
        .as("octets of streams without any credit")
        .isZero();
  }

  @Check(
      id = "quic/parameter/limits",
      row = "TP-25",
      section = "18.2",
      level = MUST,
      says = "Values just within their bounds are valid.")
  void limits(QuicServer server) {
    assertThatReaction(
            server.provoke(
                "values just within their bounds",
                setup ->
                    setup.parameters(
                        all ->
                            all.with(MAX_UDP_PAYLOAD_SIZE, 1200)
                                .with(ACK_DELAY_EXPONENT, 20)
                                .with(MAX_ACK_DELAY, (1 << 14) - 1)
                                .without(ACTIVE_CONNECTION_ID_LIMIT)
                                .with(ACTIVE_CONNECTION_ID_LIMIT, 2)
                                .without(INITIAL_MAX_STREAMS_BIDI)
                                .with(INITIAL_MAX_STREAMS_BIDI, 1L << 60)
                                .without(INITIAL_MAX_STREAMS_UNI)
                                .with(INITIAL_MAX_STREAMS_UNI, 1L << 60))))
        .as("the connection to go on with values just within their bounds")
        .goesOn();
  }

  @Check(
      id = "quic/parameter/first-destination",
      row = "TP-23",
      section = "7.3",
      level = MUST,
      says =
          "The server tells the connection id that the client first sent to, whatever its length,"
              + " and that of its own packets.")
  void firstDestination(QuicServer server) {
    Session session =
        server.provokeSession(
            "a handshake to a connection id of 20 octets",
            setup -> setup.ids(new Setup.Ids(20, 8)));
    Client client = session.client();

    assertThat(client.firstDestination()).as("length of the first id").hasSize(20);
    assertThat(sent(client, ORIGINAL_DESTINATION_CONNECTION_ID))
        .as("original_destination_connection_id, without a Retry in between")
        .isEqualTo(client.firstDestination());
    assertThat(sent(client, INITIAL_SOURCE_CONNECTION_ID))
        .as("initial_source_connection_id")
        .isEqualTo(client.heard().get(0).source());
  }

  private static byte[] sent(Client client, TransportParameterId id) {
    return client.parameters().flatMap(all -> all.find(id)).orElse(new byte[0]);
  }

  @Check(
      id = "quic/parameter/connection-id-limit-kept",
      row = "TP-26",
      section = "5.1.1",
      level = MUST,
      says = "With active_connection_id_limit 2 the server gives one connection id more, at most.")
  void connectionIdLimitKept(QuicServer server) {
    Session session =
        server.provokeSession(
            "active_connection_id_limit 2",
            setup ->
                setup.parameters(
                    all ->
                        all.without(ACTIVE_CONNECTION_ID_LIMIT)
                            .with(ACTIVE_CONNECTION_ID_LIMIT, 2)));
    List<Frame.NewConnectionId> given =
        session.client().heard(Frame.NewConnectionId.class).stream()
            .filter(each -> each.retirePriorTo() == 0)
            .toList();

    assertThat(given.stream().map(Frame.NewConnectionId::sequence).distinct())
        .as("connection ids beside the first, none of them retired")
        .hasSizeLessThanOrEqualTo(1);
  }
}
