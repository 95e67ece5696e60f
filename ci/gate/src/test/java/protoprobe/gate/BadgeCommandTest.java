// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class BadgeCommandTest {
  @TempDir private Path folder;

  private Cli.Run badges(RunRecord record) {
    RecordFile.write(record, folder.resolve("run/records/" + record.name() + ".json"));
    return Cli.run("badge", folder.resolve("run"), "--out", folder.resolve("badges"));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve("badges").resolve(file));
  }

  @Test
  void as_expected_is_green_and_says_so() throws IOException {
    assertThat(badges(Records.of(Result.plain("edns/x/one", Outcome.PASS, ""))))
        .isEqualTo(new Cli.Run(0, "", ""));

    assertThat(text("edns-unbound.json"))
        .isEqualTo(
            """
            {
              "schemaVersion" : 1,
              "label" : "edns unbound",
              "message" : "1 passed",
              "color" : "brightgreen"
            }
            """);
    assertThat(text("conformance.json")).contains("\"label\" : \"conformance\"", "1 passed");
  }

  @Test
  void a_deviation_is_red_and_says_how_many() throws IOException {
    badges(Records.of(Result.plain("edns/x/one", Outcome.FAIL, "seen")));

    assertThat(text("edns-unbound.json")).contains("1 deviation", "\"red\"");
    assertThat(text("conformance.svg")).contains("1 deviation", "#b3261e");
  }

  @Test
  void who_was_not_there_is_grey() throws IOException {
    badges(Records.of(RunState.ABSENT, "not installed", java.util.List.of()));

    assertThat(text("edns-unbound.json")).contains("absent", "\"lightgrey\"");
    assertThat(text("conformance.json")).contains("nothing ran");
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void hostile_names_stay_text(long seed) throws Exception {
    RunRecord record = Records.hostile(seed, 3);

    badges(record);

    String svg = text(record.name() + ".svg");
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(parsed.getElementsByTagName("*").getLength()).as(svg).isEqualTo(7);
    assertThat(RecordFile.mapper().readTree(text(record.name() + ".json")).size()).isEqualTo(4);
  }

  @Test
  void nothing_to_show() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(Cli.run("badge", empty, "--out", folder.resolve("b")).status()).isEqualTo(4);
    assertThat(Cli.run("badge", empty).status()).as("without --out").isEqualTo(2);
  }
}
