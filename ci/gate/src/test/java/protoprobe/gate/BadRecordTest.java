// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.testing.Records;

/** What is no run record gets one line that names it and says what was expected, in 64 MiB. */
@Timeout(120)
class BadRecordTest {
  private static final RunRecord GOOD = Records.of(Result.plain("edns/x/one", Outcome.PASS, ""));
  private static final String JSON = RecordFile.toJson(GOOD);
  private static final int MANY = 24 << 20;

  @TempDir private Path folder;
  private Path good;

  @BeforeEach
  void aGoodOne() {
    good = folder.resolve("good.json");
    RecordFile.write(GOOD, good);
  }

  @Test
  void every_command_refuses_it_in_one_line_and_little_memory() throws Exception {
    Map<Path, String> bad = records();
    List<Path> files = new ArrayList<>();
    List<List<Object>> lines = new ArrayList<>();
    for (Path file : bad.keySet()) {
      for (List<Object> line : commands(file)) {
        files.add(file);
        lines.add(line);
      }
    }

    List<Cli.Run> runs = OtherJava.run(folder, List.of("-Xmx64m"), lines);

    for (int i = 0; i < runs.size(); i++) {
      assertRefused(runs.get(i), lines.get(i), files.get(i), bad.get(files.get(i)));
    }
  }

  @Test
  void validate_refuses_xml_that_is_none_or_a_bomb() throws Exception {
    Map<Path, String> bad = documents();
    List<List<Object>> lines =
        bad.keySet().stream().map(file -> List.<Object>of("validate", file)).toList();

    List<Cli.Run> runs = OtherJava.run(folder, List.of("-Xmx64m"), lines);

    int i = 0;
    for (Map.Entry<Path, String> each : bad.entrySet()) {
      assertRefused(runs.get(i), lines.get(i), each.getKey(), each.getValue());
      i++;
    }
  }

  /** The parts repeat their catalogue, which is the greater part of them. */
  @Test
  void merging_many_parts_takes_no_more_memory_than_the_whole() throws Exception {
    int ids = 6_000;
    int parts = 16;
    List<Object> line = new ArrayList<>(List.of("merge", "--out", folder.resolve("whole")));
    for (int part = 0; part < parts; part++) {
      line.add(Shards.write(folder, ids, part, parts));
    }

    Cli.Run run = OtherJava.run(folder, List.of("-Xmx40m"), List.of(line)).get(0);

    assertThat(run).isEqualTo(new Cli.Run(0, "", ""));
    assertThat(RecordFile.read(folder.resolve("whole/records/edns-unbound.json")).results())
        .hasSize(ids);
  }

  private List<List<Object>> commands(Path file) {
    Path out = folder.resolve("out");
    return List.of(
        List.of("gate", file),
        List.of("report", file),
        List.of("diff", file, good),
        List.of("diff", good, file),
        List.of("merge", good, file, "--out", out),
        List.of("matrix", file, "--out", out),
        List.of("badge", file, "--out", out),
        List.of("validate", file));
  }

  private static void assertRefused(Cli.Run run, List<Object> line, Path file, String words) {
    if (line.get(0).equals("validate") && run.status() == 1) { // JSON of another shape
      assertThat(run.out().lines()).as("%s", line).allMatch(each -> each.startsWith(file + ": "));
      return;
    }
    assertThat(run.status()).as("%s: %s", line, run).isEqualTo(2);
    assertThat(run.err())
        .as("%s", line)
        .hasLineCount(1)
        .contains(file.toString(), words)
        .doesNotContain("internal error", "Exception", "\tat ");
    assertThat(run.out()).as("results of %s", line).isEmpty();
  }

  private Map<Path, String> records() throws IOException {
    Map<Path, String> bad = new LinkedHashMap<>();
    bad.put(sparse("gigabyte.json", JSON.substring(0, 400)), "1073741824 octets, expected");
    bad.put(text("truncated.json", JSON.substring(0, JSON.length() / 2)), "expected");
    bad.put(repeated("much.json", before(), ",\n" + result(), ""), "");
    bad.put(text("foreign.json", "{\"name\": \"x\", \"version\": 2}"), "");
    bad.put(text("list.json", "[" + JSON + "]"), "");
    bad.put(text("later.json", JSON.replace("\"schema\" : 1", "\"schema\" : 2")), "expected");
    bad.put(text("stranger.json", "{\"schema\": 3, \"runs\": []}"), "");
    bad.put(binary("binary.json"), "");
    bad.put(repeated("deep.json", "{\"schema\": 1, \"x\": ", "[", ""), "");
    bad.put(repeated("string.json", "{\"schema\": 1, \"reason\": \"", "x", "\"}"), "");
    bad.put(repeated("number.json", "{\"schema\": 1, \"x\": ", "1", "}"), "");
    bad.put(repeated("name.json", "{\"schema\": 1, \"", "x", "\": 1}"), "");
    bad.put(
        text("twice.json", JSON.replace("\"schema\" : 1,", "\"schema\" : 1, \"schema\" : 1,")), "");
    bad.put(text("number-of-schema.json", "{\"schema\": 1" + "0".repeat(30) + "}"), "");
    bad.put(folder.resolve("nowhere.json"), "no such file");
    bad.put(Path.of("/dev/zero"), "pipe or device");
    return bad;
  }

  private Map<Path, String> documents() throws IOException {
    String suite = "<testsuites name='x'><testsuite name='x'>";
    String entities =
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<testsuites name='&b;'/>";
    Map<Path, String> bad = new LinkedHashMap<>();
    bad.put(sparse("gigabyte.xml", suite), "1073741824 octets, expected");
    bad.put(text("laughs.xml", entities), "DOCTYPE");
    bad.put(text("truncated.xml", suite + "<testcase"), "not well-formed XML");
    bad.put(repeated("deep.xml", "<testsuites>", "<testsuite>", "", 1 << 20), "");
    bad.put(repeated("attribute.xml", "<testsuites name='", "x", "'", 29 << 20), "");
    bad.put(repeated("cases.xml", suite, "<testcase name='x'/>", "", 29 << 20), "");
    bad.put(text("plain.xml", "no XML"), "neither JSON nor XML");
    bad.put(Files.write(folder.resolve("empty.xml"), new byte[0]), "neither JSON nor XML");
    return bad;
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path binary(String name) throws IOException {
    byte[] octets = new byte[4096];
    new java.util.Random(1).nextBytes(octets);
    octets[0] = (byte) '{';
    return Files.write(folder.resolve(name), octets);
  }

  private Path sparse(String name, String head) throws IOException {
    Path file = text(name, head);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    return file;
  }

  private Path repeated(String name, String head, String again, String tail) throws IOException {
    return repeated(name, head, again, tail, MANY);
  }

  private Path repeated(String name, String head, String again, String tail, int octets)
      throws IOException {
    Path file = folder.resolve(name);
    String block = again.repeat(Math.max(1, 8192 / again.length()));
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(head);
      for (int size = 0; size < octets; size += block.length()) {
        out.write(block);
      }
      out.write(tail);
    }
    return file;
  }

  /** A record up to the end of its first result. */
  private static String before() {
    int results = JSON.indexOf("\"results\"");
    return JSON.substring(0, JSON.indexOf("} ]", results) + 1);
  }

  private static String result() {
    int results = JSON.indexOf("\"results\"");
    return JSON.substring(JSON.indexOf('{', results), JSON.indexOf("} ]", results) + 1);
  }
}
