// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

/** The same records give the same octets: whoever asks, where, and in which order. */
@Timeout(120)
class SameBytesTest {
  private static final List<String> HERE =
      List.of("-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=US");

  /** Digits of its own, a comma for the decimal point, and Monday when others have Sunday. */
  private static final List<String> ELSEWHERE =
      List.of(
          "-Duser.timezone=Pacific/Apia",
          "-Duser.language=ar",
          "-Duser.country=EG",
          "-Duser.extensions=u-nu-arab");

  @TempDir private Path folder;

  @Test
  void every_output_twice() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("unbound", "bind", "knot", "a.b")) {
      files.add(write("in/" + name + ".json", record(name, 7)));
    }
    List<Path> parts = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      parts.add(Shards.write(folder, 30, part, 3));
    }
    Path other = write("other.json", record("unbound", 11));
    Path expectations = Files.createDirectories(folder.resolve("expectations"));
    Files.writeString(
        expectations.resolve("edns-unbound.txt"),
        "edns/x/000 fail|pass -- RFC 1\nedns/x/003 warn -- RFC 2\n");

    Map<String, String> first = outputs("first", HERE, files, parts, other, expectations);
    Collections.reverse(files);
    Collections.reverse(parts);
    Map<String, String> second = outputs("second", ELSEWHERE, files, parts, other, expectations);

    assertThat(first).as("files and words").hasSizeGreaterThan(25);
    assertThat(second.keySet()).as("names of files").isEqualTo(first.keySet());
    first.forEach((name, text) -> assertThat(second.get(name)).as(name).isEqualTo(text));
  }

  private Map<String, String> outputs(
      String name, List<String> java, List<Path> files, List<Path> parts, Path other, Path expect)
      throws Exception {
    Path cwd = Files.createDirectories(folder.resolve(name));
    Path out = cwd.resolve("out");
    List<List<Object>> lines =
        List.of(
            line(
                "gate",
                files,
                "--expect",
                expect,
                "-v",
                "--junit",
                out.resolve("junit"),
                "--summary",
                out.resolve("summary.md"),
                "--annotations"),
            line("report", files, "-v"),
            line(
                "diff",
                List.of(folder.resolve("in/unbound.json"), other),
                "--json",
                out.resolve("diff.json")),
            line("diff", List.of(other, folder.resolve("in")), "--by-version"),
            line("merge", parts, "--out", out.resolve("merged")),
            line("matrix", files, "--expect", expect, "--out", out.resolve("site")),
            line("badge", files, "--expect", expect, "--out", out.resolve("badges")));
    Map<String, String> outputs = new TreeMap<>();
    List<Cli.Run> runs = OtherJava.run(cwd, java, lines);
    for (int i = 0; i < runs.size(); i++) {
      outputs.put(i + " " + lines.get(i).get(0), runs.get(i).toString());
      assertThat(runs.get(i).err()).as(runs.get(i).toString()).doesNotContain("rror");
    }
    try (Stream<Path> written = Files.walk(out)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        outputs.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return outputs;
  }

  private static List<Object> line(String command, List<Path> files, Object... options) {
    List<Object> line = new ArrayList<>(List.of(command));
    line.addAll(files);
    line.addAll(List.of(options));
    return line;
  }

  private Path write(String name, RunRecord record) throws IOException {
    Path file = folder.resolve(name);
    RecordFile.write(record, file);
    return file;
  }

  /**
   * Of every outcome, each third of them flaky; more than a thousand of something, for grouping.
   */
  private static RunRecord record(String target, int step) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      String id = "edns/x/%03d".formatted(i);
      Result result = Result.plain(id, Outcome.values()[i * step % 7], "what was seen");
      results.add(i % 3 == 0 ? Result.plain(id, Outcome.PASS, "").and(result) : result);
    }
    RunRecord record = Records.of(results.toArray(Result[]::new));
    return Records.on(
        record,
        new TargetInfo(
            target,
            true,
            "Unbound",
            "1." + step + "." + target.length(),
            new TreeMap<>(Map.of("role", "resolver", "story", "one\ntwo"))));
  }
}
