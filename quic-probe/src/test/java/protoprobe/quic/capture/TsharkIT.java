// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.wire.Version;

/** What tshark reads in our captures, with nothing but the keys inside, is what we say of them. */
@Timeout(120)
class TsharkIT {
  private static final String[] FIELDS = {
    "frame.time_epoch",
    "udp.length",
    "udp.checksum.status",
    "ip.checksum.status",
    "ip.proto",
    "quic.frame_type",
    "quic.decryption_failed",
    "_ws.malformed"
  };
  private static final String GOOD = "1";

  @TempDir Path folder;

  private static Kept rehearse(Script script, UnaryOperator<Setup> setup, Consumer<Client> does) {
    return Rehearsal.of(script, Discretion.OPEN, setup, does);
  }

  /** Datagram by datagram: as many, as long, as many frames, right checksums, all opened. */
  private Tshark assertRead(Kept kept) throws IOException {
    QlogRules.keptBy(kept.qlog());
    Tshark tshark = Tshark.of(folder, List.of(kept.file("traffic.pcapng")));
    List<Map<String, String>> rows = tshark.fields("", FIELDS);
    assertThat(rows).as("packets").hasSameSizeAs(kept.traffic().packets());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      Instant at = kept.traffic().packets().get(i).at();
      assertThat(row)
          .containsEntry("frame.time_epoch", "%d.%09d".formatted(at.getEpochSecond(), at.getNano()))
          .containsEntry("udp.length", "" + (kept.traffic().packets().get(i).datagram().length + 8))
          .containsEntry("udp.checksum.status", GOOD)
          .containsEntry("ip.checksum.status", GOOD)
          .containsEntry("quic.decryption_failed", "")
          .containsEntry("_ws.malformed", "");
      long ours =
          kept.qlog().packetsOf(i + 1).stream()
              .mapToLong(each -> QlogFile.frameTypes(each).size())
              .sum();
      String types = row.get("quic.frame_type");
      assertThat(types.isEmpty() ? 0 : types.split(",").length)
          .as("frames of datagram %d: %s", i + 1, row)
          .isEqualTo((int) ours);
    }
    return tshark;
  }

  private static UnaryOperator<Setup> speaking(Version version) {
    return setup -> setup.version(version);
  }

  @ParameterizedTest
  @EnumSource
  void packets_before_and_after_a_key_update_are_read(Version version) throws IOException {
    Kept kept =
        rehearse(
            Rehearsal.LENIENT.speaking(Version.V1, Version.V2),
            speaking(version),
            client -> {
              Rehearsal.get(client);
              client.updateKeys();
              Rehearsal.get(client);
              client.updateKeys();
              Rehearsal.get(client);
            });

    Tshark tshark = assertRead(kept);

    assertThat(tshark.count("http3.frame_type == 1")).as("HEADERS").isGreaterThanOrEqualTo(6);
    List<String> phases =
        tshark.fields("quic.key_phase", "quic.key_phase").stream()
            .map(row -> row.get("quic.key_phase"))
            .toList();
    assertThat(phases).as("both phases").contains("0", "1");
    assertThat(phases.get(phases.size() - 1)).as("after two updates").isEqualTo("0");
    assertThat(kept.frames().split("HEADERS :status: '200'", -1))
        .as("three answers in words")
        .hasSize(4);
    assertThat(
            kept.qlog()
                .named("transport:packet_received")
                .flatMap(event -> QlogFile.frameTypes(event.get("data")).stream())
                .filter("stream"::equals))
        .as("STREAM frames received")
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void a_retry_is_followed() throws IOException {
    Tshark tshark =
        assertRead(
            rehearse(Rehearsal.LENIENT.retrying(), UnaryOperator.identity(), Rehearsal::get));

    assertThat(tshark.count("quic.long.packet_type == 3")).as("Retry").isEqualTo(1);
    assertThat(tshark.count("quic.bad_retry")).as("whose tag is wrong").isZero();
    assertThat(tshark.count("quic.cc.error_code.app == 0x100")).as("H3_NO_ERROR").isEqualTo(1);
  }
}
