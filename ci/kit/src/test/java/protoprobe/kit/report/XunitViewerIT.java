// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Peers;
import protoprobe.kit.testing.Records;

/** A reader that shares nothing with ours: xunit-viewer, from npm. */
class XunitViewerIT {
  private static final String PACKAGE = "xunit-viewer@10.6.1";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the program's own command does with a file, up to the point where it draws a page. */
  private static final String READ =
      """
      import getFiles from './node_modules/xunit-viewer/src/cli/get-files.js'
      import getSuites from './node_modules/xunit-viewer/src/cli/get-suites.js'
      const plain = text => text
      const logger = { error: plain, file: plain, warning: plain }
      const files = await getFiles(logger, { results: process.argv[2] })
      console.log(JSON.stringify(await getSuites(logger, files)))
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void install() throws Exception {
    Path npm = Peers.require("npm");
    Peers.require("node");
    Files.writeString(folder.resolve("read.mjs"), READ);
    run(npm.toString(), "install", "--no-audit", "--no-fund", "--prefix", ".", PACKAGE);
  }

  @ParameterizedTest
  @CsvSource({"1,DEFAULT", "2,DEFAULT", "3,DEFAULT", "4,DEFAULT", "5,SUREFIRE", "6,SUREFIRE"})
  void namesReasonsAndCountsAreIntact(long seed, Dialect dialect) throws Exception {
    RunRecord record = Records.hostile(seed, 60);
    Path file = folder.resolve("TEST-" + seed + ".xml");
    JUnitXml.write(record, Compared.with(record), dialect, file);

    Map<String, JsonNode> read = new HashMap<>();
    JsonNode suites = JSON.readTree(run("node", "read.mjs", file.toString())).get("suites");
    suites.forEach(
        suite ->
            suite
                .get("tests")
                .forEach(test -> read.put(key(test.get("classname"), test.get("name")), test)));

    assertThat(suites).hasSize(1);
    List<JUnitCase> written = JUnitCases.of(record, Compared.with(record));
    assertThat(read.values()).hasSameSizeAs(written);
    for (JUnitCase each : written) {
      JsonNode test = read.get(each.classname() + " " + each.name());
      assertThat(test).as(each.name()).isNotNull();
      assertThat(test.get("status").asText())
          .isEqualTo(
              each.mark().kind() == Mark.Kind.NONE
                  ? "passed"
                  : each.mark().kind().element(Dialect.DEFAULT));
      if (each.mark().kind() != Mark.Kind.NONE) {
        assertThat(texts(test.get("messages"))).contains(XmlText.legal(each.mark().message()));
      }
    }
  }

  @Test
  void itsOwnCommandCountsTheSame() throws Exception {
    RunRecord record = Records.hostile(9, 60);
    Path file = folder.resolve("TEST-own.xml");
    JUnitXml.write(record, Compared.with(record), Dialect.DEFAULT, file);
    Map<Mark.Kind, Long> counts =
        JUnitCases.of(record, Compared.with(record)).stream()
            .map(each -> each.mark().kind())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    String counted =
        run("node", "node_modules/xunit-viewer/bin/xunit-viewer.js", "-c", "-n", "-r", file + "")
            .lines()
            .filter(line -> line.matches("\\d+ [a-z]+(, \\d+ [a-z]+)*"))
            .collect(Collectors.joining("\n"));

    assertThat(counted.split(", "))
        .containsExactlyInAnyOrder(
            counts.get(Mark.Kind.NONE) + " passed",
            counts.get(Mark.Kind.FAILURE) + " failure",
            counts.get(Mark.Kind.ERROR) + " error",
            counts.get(Mark.Kind.SKIPPED) + " skipped");
  }

  private static String key(JsonNode classname, JsonNode name) {
    return classname.asText() + " " + name.asText();
  }

  private static List<String> texts(JsonNode array) {
    return JSON.convertValue(
        array, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(command[0] + " ends").isTrue();
      assertThat(process.exitValue()).as(Files.readString(out)).isZero();
      return Files.readString(out);
    } finally {
      process.destroyForcibly();
    }
  }
}
