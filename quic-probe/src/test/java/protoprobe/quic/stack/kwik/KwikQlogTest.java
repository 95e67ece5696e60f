// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.quic.stack.kwik.Scripted.errand;
import static protoprobe.quic.stack.kwik.Scripted.script;
import static protoprobe.quic.stack.kwik.Scripted.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.quic.capture.QlogFile;
import protoprobe.quic.capture.QlogRules;
import protoprobe.quic.forge.Action;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.Version;

/** The qlog written from what kwik tells keeps the rules of qlog, and says what passed. */
@Timeout(60)
class KwikQlogTest {
  private static final String SENT = "transport:packet_sent";
  private static final String RECEIVED = "transport:packet_received";

  @TempDir Path folder;

  private static QlogFile qlog(Visit visit) {
    QlogFile file = QlogFile.read(visit.evidence().qlog().getBytes(StandardCharsets.UTF_8));
    QlogRules.keptBy(file);
    assertThat(file.events()).extracting(event -> event.get("group_id")).doesNotContainNull();
    return file;
  }

  private static JsonNode only(QlogFile file, String name) {
    List<JsonNode> found = file.named(name).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0).get("data");
  }

  private static List<String> types(QlogFile file, String name) {
    return file.named(name).map(event -> event.at("/data/header/packet_type").asText()).toList();
  }

  @Test
  void an_ordinary_visit() {
    QlogFile file =
        qlog(
            visit(
                script().sending(made -> made.with(TransportParameterId.MAX_ACK_DELAY, 26)),
                errand(folder)));

    assertThat(types(file, SENT)).startsWith("initial").contains("handshake", "1RTT");
    assertThat(types(file, RECEIVED)).startsWith("initial").contains("handshake", "1RTT");
    assertThat(only(file, "transport:version_information").get("chosen_version").asText())
        .isEqualTo("00000001");
    assertThat(only(file, "transport:alpn_information").get("chosen_alpn").asText())
        .isEqualTo("h3");
    JsonNode parameters = only(file, "transport:parameters_set");
    assertThat(parameters.get("owner").asText()).isEqualTo("remote");
    assertThat(parameters.get("max_ack_delay").asInt()).isEqualTo(26);
    JsonNode first = file.named(SENT).findFirst().orElseThrow().get("data");
    assertThat(QlogFile.frameTypes(first)).contains("crypto");
    assertThat(first.at("/header/version").asText()).isEqualTo("00000001");
    assertThat(first.at("/header/dcid").asText())
        .as("the connection is known by the id that it began with")
        .isEqualTo(file.events().get(0).get("group_id").asText());
  }

  @Test
  void version_2() {
    QlogFile file =
        qlog(visit(script().speaking(Version.V2), errand(folder).withVersion(Version.V2.number())));

    assertThat(only(file, "transport:version_information").get("chosen_version").asText())
        .isEqualTo("6b3343cf");
  }

  @Test
  void a_retry() {
    QlogFile file = qlog(visit(script().retrying(), errand(folder)));

    assertThat(types(file, RECEIVED)).startsWith("retry", "initial");
    assertThat(file.named(SENT).map(event -> event.at("/data/header/token/length").asInt()))
        .as("lengths of tokens, none in the first packet")
        .startsWith(0)
        .anyMatch(length -> length > 0);
  }

  @Test
  void version_negotiation() {
    QlogFile file = qlog(visit(script().speaking(Version.V2), errand(folder)));

    JsonNode packet = only(file, RECEIVED);
    assertThat(packet.at("/header/packet_type").asText()).isEqualTo("version_negotiation");
    assertThat(QlogFile.each(packet.get("supported_versions")).map(JsonNode::asText))
        .contains("6b3343cf");
  }

  @Test
  void a_close() {
    QlogFile file =
        qlog(
            visit(
                script()
                    .when(heard -> heard.level() == Level.INITIAL, new Action.Close(false, 0x178)),
                errand(folder)));

    JsonNode closed = file.named("connectivity:connection_closed").findFirst().orElseThrow();
    assertThat(closed.at("/data/owner").asText()).isEqualTo("remote");
    assertThat(closed.at("/data/connection_code").asInt()).isEqualTo(0x178);
  }
}
