// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.scenario.Scenarios.LENIENT;
import static protoprobe.quic.scenario.Scenarios.closing;
import static protoprobe.quic.scenario.Scenarios.weakly;
import static protoprobe.quic.wire.TransportError.PROTOCOL_VIOLATION;
import static protoprobe.quic.wire.TransportError.TRANSPORT_PARAMETER_ERROR;
import static protoprobe.quic.wire.TransportParameterId.ACK_DELAY_EXPONENT;
import static protoprobe.quic.wire.TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT;
import static protoprobe.quic.wire.TransportParameterId.DISABLE_ACTIVE_MIGRATION;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_DATA;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_BIDI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_STREAMS_UNI;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.MAX_ACK_DELAY;
import static protoprobe.quic.wire.TransportParameterId.MAX_IDLE_TIMEOUT;
import static protoprobe.quic.wire.TransportParameterId.MAX_UDP_PAYLOAD_SIZE;
import static protoprobe.quic.wire.TransportParameterId.ORIGINAL_DESTINATION_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.PREFERRED_ADDRESS;
import static protoprobe.quic.wire.TransportParameterId.RETRY_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.STATELESS_RESET_TOKEN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Script;
import protoprobe.quic.tls.Alert;
import protoprobe.quic.tls.ClientHello;
import protoprobe.quic.tls.ExtensionType;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.WireFault;

/** For the checks of transport parameters. */
final class ParameterScenarios {
  private ParameterScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(invalid());
    all.addAll(extensions());
    all.addAll(served());
    return all;
  }

  /** Once a ClientHello with parameters is there for which something holds. */
  private static Predicate<Heard> parameters(Predicate<TransportParameters> holds) {
    return heard -> {
      try {
        return heard.hello().isPresent() && holds.test(heard.parameters());
      } catch (WireFault broken) {
        return false;
      }
    };
  }

  private static Predicate<Heard> integer(TransportParameterId id, long value) {
    return parameters(all -> all.integer(id).orElse(-1) == value);
  }

  private static Predicate<Heard> present(TransportParameterId id) {
    return parameters(all -> all.find(id).isPresent());
  }

  private static Scenario invalid(String row, Predicate<Heard> stimulus) {
    return closing("quic/parameter/invalid/" + row, stimulus, TRANSPORT_PARAMETER_ERROR);
  }

  private static List<Scenario> invalid() {
    return List.of(
        invalid(
            "no-source-connection-id",
            parameters(all -> all.find(INITIAL_SOURCE_CONNECTION_ID).isEmpty())),
        invalid("original-destination", present(ORIGINAL_DESTINATION_CONNECTION_ID)),
        invalid("preferred-address-of-client", present(PREFERRED_ADDRESS)),
        invalid("retry-source", present(RETRY_SOURCE_CONNECTION_ID)),
        invalid("reset-token", present(STATELESS_RESET_TOKEN)),
        invalid("udp-payload-1199", integer(MAX_UDP_PAYLOAD_SIZE, 1199)),
        invalid("udp-payload-0", integer(MAX_UDP_PAYLOAD_SIZE, 0)),
        invalid("udp-payload-1", integer(MAX_UDP_PAYLOAD_SIZE, 1)),
        invalid("ack-delay-exponent-21", integer(ACK_DELAY_EXPONENT, 21)),
        invalid("max-ack-delay-16384", integer(MAX_ACK_DELAY, 16384)),
        invalid("connection-id-limit-0", integer(ACTIVE_CONNECTION_ID_LIMIT, 0)),
        invalid("connection-id-limit-1", integer(ACTIVE_CONNECTION_ID_LIMIT, 1)),
        invalid("streams-bidi-too-many", integer(INITIAL_MAX_STREAMS_BIDI, (1L << 60) + 1)),
        invalid("streams-uni-too-many", integer(INITIAL_MAX_STREAMS_UNI, (1L << 60) + 1)),
        invalid("migration-with-value", present(DISABLE_ACTIVE_MIGRATION)),
        invalid("integer-with-rest", data(4, 0x40)),
        invalid("integer-cut-off", data(2, 0x80)),
        closing(
            "quic/parameter/other-source-connection-id",
            parameters(
                all ->
                    java.util.Arrays.equals(
                        all.find(INITIAL_SOURCE_CONNECTION_ID).orElseThrow(), new byte[8])),
            PROTOCOL_VIOLATION),
        weakly(
            "quic/parameter/twice",
            parameters(all -> all.count(MAX_IDLE_TIMEOUT) == 2),
            TRANSPORT_PARAMETER_ERROR.code()));
  }

  /** An ordinary one begins with 0x80 and has four octets. */
  private static Predicate<Heard> data(int octets, int first) {
    return parameters(
        all -> {
          byte[] data = all.find(INITIAL_MAX_DATA).orElseThrow();
          return data.length == octets && (data[0] & 0xff) == first;
        });
  }

  private static Predicate<Heard> hello(Predicate<ClientHello> holds) {
    return heard -> heard.hello().filter(holds).isPresent();
  }

  private static long count(ClientHello hello) {
    return hello.extensions().stream()
        .filter(each -> each.type() == ExtensionType.QUIC_TRANSPORT_PARAMETERS)
        .count();
  }

  private static List<Scenario> extensions() {
    Script lax = LENIENT.tls(LENIENT.tls().withoutParametersRequired());
    long missing = Alert.MISSING_EXTENSION.error();
    return List.of(
        closing(
            "quic/parameter/past-the-end",
            heard -> heard.hello().isPresent() && isCutOff(heard),
            Alert.DECODE_ERROR.error()),
        Scenario.fails(
            "quic/parameter/none-at-all",
            lax.when(hello(it -> count(it) == 0 && !draft(it)), new Action.Close(false, missing)),
            lax,
            "a request on the connection is served"),
        Scenario.fails(
            "quic/parameter/draft-number",
            lax.when(hello(it -> count(it) == 0 && draft(it)), new Action.Close(false, missing)),
            lax,
            "a request on the connection is served"),
        weakly(
            "quic/parameter/extension-twice",
            hello(it -> count(it) == 2),
            Alert.ILLEGAL_PARAMETER.error()));
  }

  private static boolean draft(ClientHello hello) {
    return hello.extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS_DRAFT).isPresent();
  }

  private static boolean isCutOff(Heard heard) {
    try {
      heard.parameters();
      return false;
    } catch (WireFault cutOff) {
      return true;
    }
  }

  private static List<Scenario> served() {
    Predicate<Heard> unknown =
        parameters(all -> all.entries().stream().anyMatch(it -> it.number() == 31_027));
    Predicate<Heard> bounds = integer(MAX_UDP_PAYLOAD_SIZE, 1200);
    return List.of(
        Scenarios.accepting("quic/parameter/unknown", unknown),
        Scenarios.accepting("quic/parameter/limits", bounds),
        Scenario.fails(
            "quic/parameter/defaults",
            LENIENT.when(
                frame(), new Action.Answer(List.of(new Frame.Stream(3, 0, new byte[] {0}, false)))),
            LENIENT.when(
                parameters(all -> all.entries().size() == 2),
                new Action.Answer(List.of(new Frame.Stream(3, 0, new byte[] {0}, false)))),
            "octets of streams without any credit"),
        Scenario.fails(
            "quic/parameter/first-destination",
            LENIENT,
            LENIENT.sending(
                all ->
                    all.without(ORIGINAL_DESTINATION_CONNECTION_ID)
                        .with(ORIGINAL_DESTINATION_CONNECTION_ID, new byte[20])),
            "original_destination_connection_id"),
        Scenario.fails(
            "quic/parameter/connection-id-limit-kept",
            LENIENT.when(requests().and(parameters(all -> limit(all) != 2)), ids(3)),
            LENIENT.when(requests(), ids(3)),
            "connection ids beside the first"));
  }

  private static long limit(TransportParameters all) {
    return all.integer(ACTIVE_CONNECTION_ID_LIMIT).orElse(2);
  }

  private static Predicate<Heard> requests() {
    return Scenarios.frame(Frame.Stream.class, it -> it.stream() == 0 && it.fin());
  }

  private static Action ids(int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      frames.add(
          new Frame.NewConnectionId(
              i, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) i}, new byte[16]));
    }
    return new Action.Answer(frames);
  }

  /** A packet after the handshake of a client that gave credit. */
  private static Predicate<Heard> frame() {
    return parameters(all -> all.entries().size() > 2);
  }
}
