// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.local.Namespaced;
import protoprobe.quic.local.web.WebPages;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.stack.quiche.QuicheTrial.Met;
import protoprobe.quic.testing.Inside;

/** quiche in a child, at real servers, all in namespaces of their own. */
@Timeout(180)
class QuicheIT {
  private static final Map<String, List<Field>> PARAMETERS =
      Map.of(
          "caddy",
          List.of(
              new Field("active_connection_id_limit", "4"),
              new Field("disable_active_migration", "true"),
              new Field("initial_max_streams_bidi", "100")),
          "gtlsserver",
          List.of(
              new Field("active_connection_id_limit", "7"),
              new Field("disable_active_migration", "false"),
              new Field("initial_max_streams_uni", "3")));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"caddy", "gtlsserver", "gtlsserver-retry"})
  void visits(String name) throws Exception {
    List.of("unshare", "ip", "iptables", "caddy", "gtlsserver").forEach(Peers::require);
    LocalTarget local = Inside.server(name);

    Namespaced trial = Namespaced.run(QuicheTrial.class, local.addresses(), List.of(name));

    assertThat(trial.status()).as("exit status; it said %s", trial.errors()).isZero();
    assertThat(trial.left()).as("processes in its namespaces, after it").isEmpty();
    Map<String, Met> met = QuicheTrial.read(trial.output());
    assertAnswers(met, name);
    assertPages(met);
    assertRefusals(met, name);
    System.out.println(name + ", milliseconds: " + times(met));
  }

  private void assertAnswers(Map<String, Met> met, String name) {
    boolean retry = name.endsWith("-retry");
    for (String each : List.of("first", "second", "without grease", "any authority", "address")) {
      assertAnswered(met, each, 200, retry);
    }
    for (int i = 0; i < QuicheTrial.TOGETHER; i++) {
      assertAnswered(met, "together " + i, 200, retry);
    }
    assertAnswered(met, "missing page", 404, retry);
    assertAnswered(met, "reserved version", 200, retry);
    assertThat(met.get("reserved version").visit().versions()).as("offered").contains(1);
    assertThat(met.get("first").visit().versions()).as("offered").isEmpty();
    Visit first = met.get("first").visit();
    assertThat(first.handshake().orElseThrow().parameters())
        .as("transport parameters")
        .containsAll(PARAMETERS.get(retry ? "gtlsserver" : name));
    assertThat(first.evidence().qlog()).as("qlog").contains("application_error", "frame_parsed");
    assertThat(first.evidence().keys())
        .as("key log")
        .contains("CLIENT_TRAFFIC_SECRET_0 ", "SERVER_TRAFFIC_SECRET_0 ");
    assertThat(first.traffic().octetsSent()).as("octets sent").isGreaterThanOrEqualTo(1_200);
    assertThat(first.traffic().roundTrip()).as("microseconds").isPositive();
  }

  private static void assertAnswered(Map<String, Met> met, String name, int status, boolean retry) {
    Visit visit = met.get(name).visit();
    assertThat(visit.end()).as("%s: %s", name, visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.answer().orElseThrow().status()).as(name).isEqualTo(status);
    Visit.Handshake handshake = visit.handshake().orElseThrow();
    assertThat(handshake.retried()).as(name + ": Retry").isEqualTo(retry);
    assertThat(handshake.alpn()).as(name).isEqualTo("h3");
    assertThat(handshake.cipher()).as(name).startsWith("TLS_");
    assertThat(handshake.certificates()).as(name + ": leaf").hasSize(1);
  }

  private void assertPages(Map<String, Met> met) throws Exception {
    byte[] large = Files.readAllBytes(WebPages.write(folder).resolve(WebPages.LARGE));
    Visit.Answer whole = met.get("large page").visit().answer().orElseThrow();
    assertThat(whole.length()).isEqualTo(large.length);
    assertThat(whole.sha256()).isEqualTo(sha256(large, large.length));
    assertThat(whole.complete()).as("a body of exactly the limit").isTrue();

    Visit cut = met.get("cut page").visit();
    assertThat(cut.end()).isEqualTo(End.ANSWERED);
    Visit.Answer part = cut.answer().orElseThrow();
    assertThat(part.length()).isEqualTo(1_000);
    assertThat(part.sha256()).isEqualTo(sha256(large, 1_000));
    assertThat(part.complete()).isFalse();

    if (met.containsKey("six")) {
      assertThat(met.get("six").visit().end()).as("over IPv6").isEqualTo(End.ANSWERED);
    }
    if (met.containsKey("headers")) {
      assertThat(met.get("headers").visit().answer().orElseThrow().headers())
          .containsAll(
              WebPages.FIELDS.stream().map(each -> new Field(each.name(), each.value())).toList());
    }
  }

  private static String sha256(byte[] octets, int length) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(octets, 0, length);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void assertRefusals(Map<String, Met> met, String name) {
    assertThat(met.get("another version").thrown())
        .contains("NotApplicable", "speaks version 1 only", "got 0x6b3343cf");
    assertThat(met.get("unknown protocol").visit().end()).isEqualTo(End.CLOSED);
    assertThat(met.get("unknown protocol").visit().close())
        .as("no_application_protocol (RFC 9001 section 8.1)")
        .contains(new Visit.Close(false, 0x178, ""));
    assertThat(met.get("unknown authority").visit().end()).isEqualTo(End.CERTIFICATE);
    assertThat(met.get("unknown authority").visit().reason()).contains("0x130");
    // Caddy knows its names, and refuses others itself
    assertThat(met.get("another name").visit().end())
        .isEqualTo(name.equals("caddy") ? End.CLOSED : End.CERTIFICATE);
    assertThat(met.get("closed port").visit().end()).isEqualTo(End.UNREACHABLE);
    assertThat(met.get("silent port").visit().end()).isEqualTo(End.SILENT);
  }

  private static String times(Map<String, Met> met) {
    return met.entrySet().stream()
        .filter(each -> each.getValue().millis() > 0)
        .map(each -> each.getKey() + " " + each.getValue().millis())
        .collect(Collectors.joining(", "));
  }
}
