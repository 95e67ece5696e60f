// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import protoprobe.kit.testing.PcapngFile;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Datagrams;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.http3.Field;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.Version;

class CaptureTest {
  private static final InetSocketAddress HERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1000);
  private static final InetSocketAddress THERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

  private static Kept ordinary(Discretion discretion) {
    return Rehearsal.of(Rehearsal.LENIENT, discretion, UnaryOperator.identity(), Rehearsal::get);
  }

  @Test
  void a_request_is_kept_in_three_forms() {
    Kept kept = ordinary(Discretion.OPEN);

    assertThat(kept.files()).containsOnlyKeys("traffic.pcapng", "frames.txt", "forge.qlog");
    assertThat(kept.traffic().secrets().get(0))
        .contains("CLIENT_HANDSHAKE_TRAFFIC_SECRET ", "SERVER_HANDSHAKE_TRAFFIC_SECRET ")
        .contains("CLIENT_TRAFFIC_SECRET_0 ", "SERVER_TRAFFIC_SECRET_0 ");
    assertThat(kept.frames())
        .contains("INITIAL 0, to ", ": CRYPTO 0+")
        .contains("HANDSHAKE_DONE")
        .contains("> stream 2: control stream", "> stream 2: SETTINGS")
        .contains("> stream 0: HEADERS :method: 'GET', :scheme: 'https', :authority: 'localhost'")
        .contains("< stream 0: HEADERS :status: '200'", "< stream 0: DATA of 1000 octets")
        .contains("the peer's transport parameters: initial_source_connection_id = ")
        .contains("initial_max_data = 1048576", "CONNECTION_CLOSE 0x100 H3_NO_ERROR");
  }

  @Test
  void every_datagram_is_in_each_file_and_in_the_same_order() {
    Kept kept = ordinary(Discretion.OPEN);
    List<PcapngFile.Packet> packets = kept.traffic().packets();
    QlogFile qlog = kept.qlog();

    assertThat(packets).hasSizeGreaterThan(6);
    for (int i = 1; i <= packets.size(); i++) {
      byte[] datagram = packets.get(i - 1).datagram();
      assertThat(kept.frames())
          .contains(" datagram %d of %d octets,".formatted(i, datagram.length));
      assertThat(
              qlog.packetsOf(i).stream().mapToLong(each -> each.at("/raw/length").asLong()).sum())
          .as("octets of the packets in datagram %d", i)
          .isEqualTo(datagram.length);
    }
    assertThat(qlog.packetsOf(packets.size() + 1)).isEmpty();
  }

  @Test
  void the_qlog_keeps_to_its_drafts() {
    QlogFile qlog = ordinary(Discretion.OPEN).qlog();

    QlogRules.keptBy(qlog);
    assertThat(qlog.named("connectivity:connection_started")).hasSize(1);
    assertThat(qlog.named("transport:alpn_information"))
        .extracting(event -> event.at("/data/chosen_alpn").asText())
        .containsExactly("h3");
    assertThat(qlog.named("transport:parameters_set"))
        .extracting(event -> event.at("/data/owner").asText())
        .containsExactly("local", "remote");
    assertThat(qlog.named("connectivity:connection_closed"))
        .extracting(event -> event.at("/data/application_code").asLong())
        .containsExactly(0x100L);
    assertThat(qlog.events())
        .extracting(event -> event.get("group_id").asText())
        .isNotEmpty()
        .allMatch(group -> group.matches("[0-9a-f]{16}"));
  }

  @Test
  void connections_of_a_check_are_told_apart() {
    Kept kept = new Kept();
    try (ScriptedServer server = ScriptedServer.start(Rehearsal.LENIENT);
        Capture capture = new Capture(kept)) {
      Rehearsal.play(server, capture, UnaryOperator.identity(), Rehearsal::get);
      Rehearsal.play(server, capture, UnaryOperator.identity(), Rehearsal::get);
    }

    assertThat(kept.frames()).contains("connection 1, ONE_RTT", "connection 2, ONE_RTT");
    assertThat(kept.qlog().events())
        .extracting(event -> event.get("group_id").asText())
        .satisfies(groups -> assertThat(groups.stream().distinct()).hasSize(2));
    assertThat(kept.traffic().secrets().get(0).lines().distinct())
        .as("five secrets each")
        .hasSize(10);
  }

  @Test
  void a_retry_and_a_version_negotiation_are_told() {
    Kept retried =
        Rehearsal.of(
            Rehearsal.LENIENT.retrying(),
            Discretion.OPEN,
            UnaryOperator.identity(),
            Rehearsal::get);
    QlogRules.keptBy(retried.qlog());
    assertThat(retried.frames())
        .contains("< RETRY to ", "token of 8 octets", ", token of 8 octets");
    assertThat(types(retried)).contains("retry");

    Kept refused =
        Rehearsal.of(
            Rehearsal.LENIENT,
            Discretion.OPEN,
            setup -> setup.version(Version.V2),
            client -> assertThat(client.negotiation()).isPresent());
    QlogRules.keptBy(refused.qlog());
    assertThat(refused.frames()).contains("< VERSION_NEGOTIATION to ", "0x00000001");
    assertThat(types(refused)).contains("version_negotiation");
  }

  private static List<String> types(Kept kept) {
    return kept.qlog()
        .named("transport:packet_received")
        .map(event -> event.at("/data/header/packet_type").asText())
        .toList();
  }

  @Test
  void what_no_library_would_send_is_told_as_it_is() {
    Kept kept =
        Rehearsal.of(
            Rehearsal.LENIENT,
            Discretion.OPEN,
            UnaryOperator.identity(),
            client -> {
              client.send(
                  client
                      .packet(Level.ONE_RTT)
                      .carrying(List.of(new Frame.Ping(), new Frame.Raw(new byte[] {0x1f, 5})))
                      .flipping(0x18));
              client.send(Datagrams.unknownVersion(40));
              client.send(new byte[] {0x40, 1, 2, 3});
              byte[] changed = client.seal(client.packet(Level.ONE_RTT).carrying(new byte[40]));
              changed[changed.length - 1] ^= 1;
              client.send(changed);
            });

    assertThat(kept.frames())
        .contains("bits 0x18", ": PING, octets 1f05")
        .contains("> long header, version 0x1a2a3a4a, to ")
        .contains("> octets 40010203")
        .contains("> octets 4");
    QlogRules.keptBy(kept.qlog());
    assertThat(
            kept.qlog()
                .named("transport:packet_sent")
                .flatMap(event -> QlogFile.each(event.at("/data/frames")))
                .filter(frame -> frame.get("frame_type").asText().equals("unknown"))
                .map(
                    frame -> frame.get("raw_frame_type").asInt() + " " + frame.get("raw").asText()))
        .containsExactly("31 1f05");
  }

  @Test
  void a_packet_that_is_sent_twice_is_told_twice() {
    Kept kept =
        Rehearsal.of(
            Rehearsal.LENIENT,
            Discretion.OPEN,
            UnaryOperator.identity(),
            client -> {
              byte[] octets =
                  client.seal(
                      client
                          .packet(Level.ONE_RTT)
                          .carrying(List.of(new Frame.PathChallenge(new byte[8]))));
              client.send(octets);
              client.send(octets);
            });

    assertThat(kept.frames().split(": PATH_CHALLENGE 0000000000000000", -1)).hasSize(3);
    assertThat(
            kept.qlog()
                .named("transport:packet_sent")
                .filter(event -> event.toString().contains("path_challenge")))
        .hasSize(2);
  }

  @Test
  void an_acknowledgement_below_zero_has_no_negative_number_in_the_qlog() {
    Kept kept =
        Rehearsal.of(
            Rehearsal.LENIENT,
            Discretion.OPEN,
            UnaryOperator.identity(),
            client ->
                client.send(
                    client
                        .packet(Level.ONE_RTT)
                        .carrying(List.of(new Frame.Ack(1, 0, 5, List.of(), List.of())))));

    QlogRules.keptBy(kept.qlog());
    assertThat(kept.frames()).as("what was really sent").contains(": ACK -4-1");
    assertThat(new String(kept.file("forge.qlog"), StandardCharsets.UTF_8)).contains("[[0,1]]");
  }

  @Test
  void a_push_is_read_behind_its_id() {
    StreamText streams = new StreamText();
    byte[] push = {1, 0x40, 7, 0, 2, 'h', 'i'}; // type 1, push 7 in two octets, DATA of 2

    List<String> lines = new java.util.ArrayList<>();
    for (int i = 0; i < push.length; i++) {
      lines.addAll(streams.add(false, new Frame.Stream(3, i, new byte[] {push[i]}, false)));
    }

    assertThat(lines).containsExactly("< stream 3: push stream 7", "< stream 3: DATA of 2 octets");
  }

  @Test
  void what_the_system_does_not_send_is_not_recorded() throws Exception {
    Kept kept = new Kept();
    int sends = 0;
    int closed;
    try (var socket = new java.net.DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), closed);
    try (Capture capture = new Capture(kept);
        Line line = Line.to(nobody, capture)) {
      for (; !line.isRefused() && sends < 10_000; sends++) {
        line.send(new byte[] {1}); // the first refusal comes back instead of a later one being sent
      }
      assertThat(line.isRefused()).as("refused").isTrue();
    }

    assertThat(kept.traffic().packets()).as("datagrams that went out").hasSize(sends - 1);
  }

  @Test
  void hostile_words_stay_harmless() {
    byte[] reason = "\u001b[2J\u202e\n<script>\u0000".getBytes(StandardCharsets.UTF_8);
    Kept kept =
        Rehearsal.of(
            Rehearsal.LENIENT.when(
                heard -> heard.has(Frame.Ping.class),
                new Action.Answer(List.of(new Frame.ConnectionClose(false, 7, 1, reason)))),
            Discretion.OPEN,
            UnaryOperator.identity(),
            client -> {
              client.send(client.packet(Level.ONE_RTT).carrying(List.of(new Frame.Ping())));
              client.await(() -> client.closing().isPresent(), java.time.Duration.ofSeconds(10));
            });

    assertThat(kept.frames())
        .contains("CONNECTION_CLOSE 0x07 FRAME_ENCODING_ERROR '\\x1b[2J\\x{202e}\\n<script>\\x00'")
        .doesNotContain("\u001b", "\u202e", "\u0000");
    JsonNode closed =
        kept.qlog().named("connectivity:connection_closed").findFirst().orElseThrow().get("data");
    assertThat(closed.get("owner").asText()).isEqualTo("remote");
    assertThat(closed.get("connection_code").asInt()).isEqualTo(7);
    assertThat(closed.get("reason").asText()).isEqualTo(new String(reason, StandardCharsets.UTF_8));
    assertThat(kept.file("forge.qlog")).doesNotContain(0x1b, 0);
  }

  @Test
  void credentials_and_tokens_are_in_no_words() {
    Kept kept =
        Rehearsal.of(
            Rehearsal.LENIENT,
            Discretion.OPEN,
            UnaryOperator.identity(),
            client ->
                Rehearsal.get(
                    client, new Field("cookie", "id=31337"), new Field("authorization", "s3cret")));

    assertThat(kept.frames())
        .contains("cookie: (left out)", "authorization: (left out)", "stateless_reset_token (16")
        .doesNotContain("31337", "s3cret");
    assertThat(new String(kept.file("forge.qlog"), StandardCharsets.UTF_8))
        .doesNotContain("31337", "s3cret", "stateless_reset_token");
  }

  @Test
  void of_a_stranger_s_server_neither_keys_nor_our_own_address_are_kept() {
    Kept kept = ordinary(Discretion.DISCREET);
    PcapngFile traffic = kept.traffic();

    assertThat(traffic.secrets()).as("keys").isEmpty();
    assertThat(traffic.comment()).contains("no keys");
    assertThat(traffic.packets().get(0).octets())
        .as("first packet, from 192.0.2.1 to 127.0.0.1")
        .containsSequence(192, 0, 2, 1, 127, 0, 0, 1);
    JsonNode started =
        kept.qlog().named("connectivity:connection_started").findFirst().orElseThrow().get("data");
    assertThat(started.get("src_ip").asText()).isEqualTo("192.0.2.1");
    assertThat(kept.frames()).as("what it says is the same").contains("HEADERS :status: '200'");
  }

  @Test
  void a_flood_is_cut_off_and_that_is_told() {
    Kept kept = new Kept();
    try (Capture capture = new Capture(kept)) {
      for (int i = 0; i < 100_000; i++) {
        capture.received(HERE, THERE, new byte[1200], Instant.now());
        capture.note("a note of some length, again and again", Instant.now());
      }
    }

    assertThat(kept.file("traffic.pcapng").length).isBetween(7 << 20, 10 << 20);
    assertThat(kept.file("frames.txt").length).isBetween(3 << 20, 5 << 20);
    assertThat(kept.frames())
        .contains(" more lines)\n")
        .containsPattern("beside this one: 9\\d{4} datagrams and 0 events are not there\n$");
  }

  @Test
  void nothing_that_passed_is_nothing_to_keep() {
    Kept kept = new Kept();
    new Capture(kept).close();

    assertThat(kept.files()).isEmpty();
  }

  @Test
  void it_is_kept_once() {
    Kept kept = new Kept();
    Capture capture = new Capture(kept);
    capture.sent(HERE, THERE, new byte[] {1}, Instant.now());
    capture.close();
    capture.close();

    assertThat(kept.files()).hasSize(3);
  }
}
