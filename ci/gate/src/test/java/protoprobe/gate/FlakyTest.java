// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** A check that does not come to the same each time: never hidden as a pass, wherever one looks. */
class FlakyTest {
  private static final String ID = "edns/x/one";
  private static final String TALLY = "flaky, pass 2 of 3, fail 1 of 3, and no line lists it";

  @TempDir private Path folder;
  private Path file;
  private Path summary;

  @BeforeEach
  void aRecord() {
    Result pass = Result.plain(ID, Outcome.PASS, "");
    Result flaky = pass.and(Result.plain(ID, Outcome.FAIL, "no answer")).and(pass);
    RunRecord record = Records.of(flaky, Result.plain("edns/x/two", Outcome.PASS, ""));
    file = folder.resolve("out/records/edns-unbound.json");
    RecordFile.write(record, file);
    summary = folder.resolve("summary.md");
  }

  @Test
  void the_record_names_every_attempt_and_is_valid() throws IOException {
    assertThat(Files.readString(file)).contains("\"attempts\" : [ \"pass\", \"fail\", \"pass\" ]");
    assertThat(Cli.run("validate", file)).isEqualTo(new Cli.Run(0, "", ""));
  }

  /** As schema version 1 had it before attempts could name grades. */
  @Test
  void a_record_with_a_grade_and_plain_attempts_is_read_and_not_flaky() throws IOException {
    String json = Files.readString(file).replace("\"pass\", \"fail\", \"pass\"", "\"fail\"");
    Files.writeString(file, json.replaceFirst("\"grade\" : null", "\"grade\" : \"wrong\""));

    assertThat(Cli.run("validate", file)).isEqualTo(new Cli.Run(0, "", ""));
    assertThat(RecordFile.read(file).flaky()).as("flaky results").isZero();
    assertThat(Cli.run("gate", file).out()).contains("fail:wrong, and no line lists it");
  }

  @Test
  void without_a_line_it_is_a_deviation_in_every_output() throws IOException {
    Cli.Run run = gate();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("≈ flaky  " + ID, "Attempts     pass, fail, pass", TALLY, "1 passed, 1 flaky,")
        .contains("::error title=edns-unbound " + ID + "::no answer - " + TALLY)
        .contains("✘ unbound: 1 flaky check");
    assertThat(Files.readString(summary))
        .contains("## Conformance: 1 finding", "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 1 |");
    assertThat(Files.readString(folder.resolve("junit/TEST-edns-unbound.xml")))
        .contains("<failure message=\"" + TALLY + "\" type=\"flaky\">", "failures=\"1\"");
  }

  @Test
  void a_line_with_all_it_comes_to_makes_it_known() throws IOException {
    Path expect = Files.createDirectories(folder.resolve("expect"));
    Files.writeString(expect.resolve("edns-unbound.txt"), ID + " pass|fail -- RFC 1\n");

    Cli.Run run = gate("--expect", expect);

    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("~  1 expected deviation", "1 passed, 1 flaky,");
    assertThat(Files.readString(folder.resolve("junit/TEST-edns-unbound.xml")))
        .contains("<skipped message=\"expected to be flaky (pass 2 of 3, fail 1 of 3): RFC 1\">");
  }

  @Test
  void a_line_that_lists_less_does_not() throws IOException {
    Path expect = Files.createDirectories(folder.resolve("expect"));
    Files.writeString(expect.resolve("edns-unbound.txt"), ID + " fail -- RFC 1\n");

    Cli.Run run = gate("--expect", expect);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("edns-unbound.txt:1 lists fail");
  }

  @Test
  void the_matrix_has_a_sign_of_its_own_and_the_page_the_attempts() throws IOException {
    Path site = folder.resolve("site");
    Path none = Files.createDirectories(folder.resolve("none"));
    assertThat(Cli.run("matrix", file, "--expect", none, "--out", site).status()).isZero();

    Document index = Jsoup.parse(Files.readString(site.resolve("index.html")));
    Document page = Jsoup.parse(Files.readString(site.resolve("edns-unbound.html")));

    assertThat(index.getElementById(ID).select("td.flaky.deviates .sign").text())
        .isEqualTo("≈ flaky");
    assertThat(index.select("option[value=flaky]").text()).as("filter").isEqualTo("flaky");
    assertThat(page.getElementById(ID).text()).contains("Attempts differ: pass, fail, pass", TALLY);
  }

  @Test
  void the_probes_are_told_how_often() throws IOException {
    FakeProbe probe = FakeProbe.in(folder, "a-probe").writes("", RecordFile.read(file));

    Cli.Run run =
        Cli.run(
            "run",
            "--probe",
            probe.program(),
            "--out",
            folder.resolve("run"),
            "--repeat",
            "3",
            "--shuffle",
            "7");

    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(run.out()).contains("✘ unbound: 1 flaky check");
    assertThat(probe.calls()).last().asString().contains("--repeat=3 --shuffle=7");
  }

  private Cli.Run gate(Object... options) {
    Path junit = folder.resolve("junit");
    List<Object> line =
        new ArrayList<>(
            List.of("gate", file, "--junit", junit, "--summary", summary, "--annotations"));
    line.addAll(List.of(options));
    return Cli.run(line.toArray());
  }
}
