// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import static protoprobe.quic.scenario.Scenarios.LENIENT;
import static protoprobe.quic.scenario.Scenarios.accepting;
import static protoprobe.quic.wire.TransportError.INVALID_TOKEN;
import static protoprobe.quic.wire.TransportError.TRANSPORT_PARAMETER_ERROR;
import static protoprobe.quic.wire.TransportError.VERSION_NEGOTIATION_ERROR;
import static protoprobe.quic.wire.TransportParameterId.ORIGINAL_DESTINATION_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.RETRY_SOURCE_CONNECTION_ID;
import static protoprobe.quic.wire.TransportParameterId.VERSION_INFORMATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Heard;
import protoprobe.quic.forge.Script;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.LongHeader;
import protoprobe.quic.wire.TransportError;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.VersionNegotiation;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** For the checks of versions, of first packets and of addresses. */
final class VersionScenarios {
  private static final int SIZE = 1200;

  private VersionScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(negotiation());
    all.addAll(firstPackets());
    all.addAll(compatible());
    all.addAll(addresses());
    return all;
  }

  private static LongHeader header(byte[] datagram) {
    return LongHeader.read(new WireReader(datagram));
  }

  /** Answers datagrams of some kind so, all others like everybody. */
  private static Script answering(
      Predicate<byte[]> kind, Function<LongHeader, List<byte[]>> answer) {
    return LENIENT.onDatagram(
        datagram ->
            LongHeader.begins(datagram) && kind.test(datagram)
                ? Optional.of(answer.apply(header(datagram)))
                : Optional.empty());
  }

  private static boolean unknown(byte[] datagram) {
    return header(datagram).version() == Datagrams.UNKNOWN_VERSION;
  }

  private static List<byte[]> list(byte[] destination, byte[] source, Integer... versions) {
    LongHeader header = new LongHeader(LongHeader.FORM | LongHeader.FIXED, 0, destination, source);
    return List.of(new VersionNegotiation(header, List.of(versions)).encode());
  }

  private static List<Scenario> negotiation() {
    List<Scenario> all = new ArrayList<>();
    all.add(
        Scenario.warns(
            "quic/version/negotiation",
            LENIENT,
            answering(
                VersionScenarios::unknown,
                it -> list(it.source(), it.destination(), 1, Datagrams.UNKNOWN_VERSION)),
            "supported versions"));
    for (int octets : List.of(0, 20, 21, 64, 255)) {
      all.add(
          Scenario.fails(
              "quic/version/negotiation-ids/octets-" + octets,
              LENIENT,
              answering(
                  VersionScenarios::unknown,
                  it -> list(Arrays.copyOf(it.source(), 254), it.destination(), 1)),
              "its destination id"));
    }
    for (int octets : List.of(50, 1199)) {
      all.add(
          Scenario.fails(
              "quic/version/too-small/octets-" + octets,
              LENIENT,
              answering(
                  datagram -> unknown(datagram) && datagram.length == octets,
                  it -> list(it.source(), it.destination(), 1)),
              "answers to a datagram of " + octets));
    }
    all.add(
        Scenario.fails(
            "quic/version/negotiation-to-server",
            LENIENT,
            answering(
                datagram -> header(datagram).version() == 0,
                it -> list(it.source(), it.destination(), 1)),
            "answers to Version Negotiation"));
    all.add(
        Scenario.observes(
            "quic/version/list", LENIENT, LENIENT.speaking(Version.V1, Version.V2), "versions"));
    return all;
  }

  private static List<Scenario> firstPackets() {
    return List.of(
        Scenario.fails(
            "quic/version/long-id",
            answering(datagram -> header(datagram).destination().length == 21, it -> List.of()),
            LENIENT,
            "to an id of 21 octets"),
        Scenario.fails(
            "quic/version/fixed-bit",
            answering(datagram -> (datagram[0] & LongHeader.FIXED) == 0, it -> List.of()),
            LENIENT,
            "with the fixed bit 0"),
        Scenario.observes("quic/version/short-id", LENIENT, LENIENT.lettingIn(SIZE, 7), "answer"),
        Scenario.fails(
            "quic/version/initial-too-small",
            LENIENT,
            LENIENT.lettingIn(SIZE - 1, 8),
            "in a datagram of 1199 octets"),
        accepting("quic/version/octets-behind", VersionScenarios::isFilledBehind, "SHOULD"),
        Scenario.warns(
            "quic/version/garbage",
            LENIENT,
            answering(
                datagram -> Arrays.equals(datagram, Datagrams.garbage(SIZE)),
                it -> list(it.source(), it.destination(), 1)),
            "answers to garbage"));
  }

  private static boolean isFilledBehind(Heard heard) {
    return heard.before().stream()
        .filter(packet -> packet.level() == Level.INITIAL)
        .limit(1)
        .anyMatch(packet -> packet.frames().stream().noneMatch(Frame.Padding.class::isInstance));
  }

  private static byte[] versions(Integer... numbers) {
    WireWriter out = new WireWriter();
    List.of(numbers).forEach(each -> out.fixed(Integer.toUnsignedLong(each), 4));
    return out.toBytes();
  }

  private static final int V2 = 0x6b3343cf;

  private static Scenario information(String row, TransportError error, byte[] value) {
    Script speaking = LENIENT.sending(all -> all.with(VERSION_INFORMATION, versions(1, 1)));
    Predicate<Heard> stimulus =
        heard ->
            heard.hello().isPresent()
                && Arrays.equals(
                    heard.parameters().find(VERSION_INFORMATION).orElse(new byte[1]), value);
    return Scenario.fails(
        "quic/compatible/version-information/" + row,
        speaking.when(stimulus, new Action.Close(false, error.code())),
        speaking,
        "a request on the connection is served");
  }

  private static List<Scenario> compatible() {
    return List.of(
        information("chosen-zero", TRANSPORT_PARAMETER_ERROR, versions(0, 1)),
        information("available-zero", TRANSPORT_PARAMETER_ERROR, versions(1, 1, 0)),
        information("odd-length", TRANSPORT_PARAMETER_ERROR, Arrays.copyOf(versions(1, 1), 10)),
        information("empty", TRANSPORT_PARAMETER_ERROR, new byte[0]),
        information("chosen-not-available", TRANSPORT_PARAMETER_ERROR, versions(1, V2)),
        information("chosen-other", VERSION_NEGOTIATION_ERROR, versions(V2, V2, 1)),
        Scenario.observes(
            "quic/compatible/direct-version-2",
            LENIENT,
            LENIENT.speaking(Version.V1, Version.V2),
            "version-2"),
        Scenario.observes(
            "quic/compatible/upgrade",
            LENIENT.speaking(Version.V1, Version.V2),
            LENIENT,
            "chosen"));
  }

  private static List<Scenario> addresses() {
    Script retrying = LENIENT.retrying();
    return List.of(
        Scenario.fails(
            "quic/address/amplification",
            LENIENT.answering(5000),
            LENIENT.when(
                heard -> heard.connection() == 2 && heard.level() == Level.INITIAL,
                new Action.Send(Collections.nCopies(4, new byte[SIZE]))),
            "octets in answer to a single datagram"),
        Scenario.fails(
            "quic/address/retry",
            retrying.sending(
                all ->
                    all.find(ORIGINAL_DESTINATION_CONNECTION_ID).orElseThrow().length == 20
                        ? all
                        : all.without(RETRY_SOURCE_CONNECTION_ID)),
            retrying.sending(all -> all.without(RETRY_SOURCE_CONNECTION_ID)),
            "retry_source_connection_id"),
        Scenario.observes(
            "quic/address/unknown-token",
            LENIENT.when(
                heard -> heard.packet().token().length > 0,
                new Action.Close(false, INVALID_TOKEN.code())),
            LENIENT,
            "reaction"));
  }
}
