// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.local.Peer;
import protoprobe.quic.local.Site;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;

/** What quiche tells of a visit. */
@Timeout(200)
class QuicheEvidenceIT {
  /** What none of its defaults is, and nothing but this script says. */
  private static final Map<String, Long> INTEGERS =
      new TreeMap<>(
          Map.of(
              "max_idle_timeout", 12_345L,
              "max_udp_payload_size", 1_472L,
              "initial_max_data", 1_000_003L,
              "initial_max_stream_data_bidi_local", 300_007L,
              "initial_max_stream_data_bidi_remote", 400_009L,
              "initial_max_stream_data_uni", 500_011L,
              "initial_max_streams_bidi", 17L,
              "initial_max_streams_uni", 19L,
              "ack_delay_exponent", 7L,
              "max_ack_delay", 61L));

  @TempDir static Path directory;

  @AutoClose private static Scripted scripted;

  @BeforeAll
  static void start() {
    scripted = new Scripted(directory);
  }

  @Test
  void aQlogAndTheKeysOfThisVeryConnection() throws Exception {
    Set<String> randoms = ConcurrentHashMap.newKeySet();
    Script listening =
        Scripted.GOOD.when(
            heard -> {
              heard.hello().ifPresent(hello -> randoms.add(hex(hello.random())));
              return false;
            },
            new Action.Take());

    Visit.Evidence evidence = scripted.visit(listening).evidence();

    List<String> records = List.of(evidence.qlog().split("\u001e"));
    assertThat(records.get(0)).as("before the first separator (RFC 7464)").isEmpty();
    for (String each : records.subList(1, records.size())) {
      assertThat(new ObjectMapper().readTree(each).isObject()).as(each).isTrue();
    }
    assertThat(records.get(1)).contains("\"qlog_version\":\"0.3\"", "JSON-SEQ");
    assertThat(evidence.qlog())
        .contains("transport:packet_sent", "transport:packet_received", "http:frame_parsed");
    assertThat(randoms).hasSize(1);
    assertThat(evidence.keys().lines().map(line -> line.split(" ")[0]))
        .contains(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0");
    assertThat(evidence.keys().lines().map(line -> line.split(" ")[1]).distinct())
        .as("the client's random")
        .containsExactlyElementsOf(randoms);
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  /** More octets than the child may have heap; neither they nor the qlog of them are kept. */
  @Test
  void aBodyOfAnyLengthTakesBoundedRoom() throws Exception {
    Peers.require("caddy");
    long wanted = 300L << 20;
    try (Site site = Peer.GIGABYTE.open(Files.createDirectory(directory.resolve("site")))) {
      Errand errand =
          Errand.of(site.served().quic(), site.served().host())
              .withTrust(new Errand.Trust(site.served().authorities().toString(), false))
              .withLimits(new Errand.Limits(10_000, 100_000, wanted));
      Visit visit = scripted.stack().visit(errand);
      assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
      assertThat(visit.answer().orElseThrow().length()).isEqualTo(wanted);
      assertThat(visit.answer().orElseThrow().complete()).isFalse();
      assertThat(visit.evidence().qlog().length()).isLessThanOrEqualTo(VisitLog.MOST_OCTETS);
      long child = Children.of(QuicheStack.class).get(0).pid();
      assertThat(peakKib(child)).as("KiB that the child had at most").isLessThan(wanted >> 10);
    }
  }

  /** {@code VmHWM: 123456 kB}, proc(5). */
  private static long peakKib(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  /** As the peer sent them, though the C header has their order wrong. */
  @Test
  void parametersAreThoseThatTheServerSent() throws Exception {
    Script speaking =
        Scripted.GOOD.sending(
            all -> {
              TransportParameters made = all;
              for (Map.Entry<String, Long> each : INTEGERS.entrySet()) {
                made = replaced(made, id(each.getKey()), each.getValue());
              }
              return replaced(made, TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT, 5)
                  .with(TransportParameterId.MAX_DATAGRAM_FRAME_SIZE, 1_199)
                  .with(TransportParameterId.DISABLE_ACTIVE_MIGRATION)
                  .with(0x3127, (byte) 0xca, (byte) 0xfe);
            });
    try (ScriptedServer server = ScriptedServer.start(speaking)) {
      Visit visit = scripted.stack().visit(scripted.errand(server.address()));
      Map<String, String> told =
          visit.handshake().orElseThrow().parameters().stream()
              .collect(Collectors.toMap(Field::name, Field::value));

      INTEGERS.forEach((name, value) -> assertThat(told).containsEntry(name, "" + value));
      assertThat(told)
          .containsEntry("active_connection_id_limit", "5")
          .containsEntry("disable_active_migration", "true");
      assertThat(told)
          .as("from the C structure, as all else in it agrees with the qlog, which lacks this one")
          .containsEntry("max_datagram_frame_size", "1199");
    }
  }

  private static TransportParameterId id(String name) {
    return TransportParameterId.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static TransportParameters replaced(
      TransportParameters all, TransportParameterId id, long value) {
    return all.without(id).with(id, value);
  }
}
