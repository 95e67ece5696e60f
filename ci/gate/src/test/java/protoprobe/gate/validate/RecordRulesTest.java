// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class RecordRulesTest {
  private static final RunRecord RECORD =
      Records.of(
          Result.plain("edns/x/a", Outcome.PASS, ""), Result.plain("edns/x/b", Outcome.FAIL, ""));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_valid(RunState state) {
    List<String> planned = state == RunState.COMPLETE ? List.of() : List.of("edns/x/c");

    assertThat(findings(json(Records.of(state, "why", planned)))).isEmpty();
    assertThat(findings(json(RECORD))).isEmpty();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("/results/1: id 'edns/x/a' after 'edns/x/b'", json -> swap(json, "results")),
        change("/planned/1: id 'edns/x/a' after 'edns/x/b'", json -> swap(json, "planned")),
        change("/catalogue/1: id 'edns/x/a' after 'edns/x/b'", json -> swap(json, "catalogue")),
        change(
            "/results/2: id 'edns/x/b' again",
            json -> array(json, "results").add(json.at("/results/1"))),
        change(
            "/planned/2: id 'edns/x/z', expected one of catalogue",
            json -> array(json, "planned").add("edns/x/z")),
        change("/results/1: id 'edns/x/b', expected one of planned", json -> cut(json, "planned")),
        change("1 planned ids without result, such as 'edns/x/b'", json -> cut(json, "results")),
        change("/results: 2, expected none in state absent", json -> json.put("state", "absent")),
        change("/reason: empty, expected why", json -> json.put("state", "interrupted")),
        change("/ended: 2020-01-01T00:00:00Z", json -> json.put("ended", "2020-01-01T00:00:00Z")),
        change(
            "/started: '2025-13-41T00:00:00Z', expected a time",
            json -> json.put("started", "2025-13-41T00:00:00Z")),
        change(
            "/results/0/attempts: none came to pass",
            json -> ((ArrayNode) json.at("/results/0/attempts")).removeAll()),
        change("/state", json -> json.put("state", "finished")),
        change("/results/0/outcome", json -> result(json).put("outcome", "passed")),
        change("/results/0/grade", json -> result(json).put("grade", "fair")),
        change("surplus", json -> json.put("surplus", 1)),
        change("/schema", json -> json.put("schema", 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void one_finding_for_each_broken_rule(String words, Consumer<ObjectNode> change) {
    ObjectNode json = json(RECORD);
    change.accept(json);

    assertThat(findings(json)).as(words).isNotEmpty().anyMatch(line -> line.contains(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /etc/passwd              | expected a relative path
          evidence\\x              | expected a relative path
          file:///etc/passwd       | expected a relative path
          C:/x                     | expected a relative path
          evidence/../../x         | expected no empty step
          ..                       | expected no empty step
          evidence//x              | expected no empty step
          evidence/edns/missing    | no such file
          evidence/link            | no such file
          evidence/edns            | no such file
          """)
  void evidence_is_there_and_inside(String path, String words) throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("out/evidence/edns"));
    Files.writeString(evidence.resolve("answer.hex"), "00");
    Path outside = Files.writeString(folder.resolve("outside"), "x");
    Files.createSymbolicLink(evidence.resolveSibling("link"), outside);
    Path file = Files.createDirectories(folder.resolve("out/records")).resolve("edns-unbound.json");

    assertThat(findings(file, withEvidence("evidence/edns/answer.hex"))).isEmpty();
    assertThat(findings(file, withEvidence(path)))
        .hasSize(1)
        .allMatch(line -> line.startsWith("/results/0/evidence/0/path: '") && line.contains(words));
  }

  @Test
  void a_file_in_records_is_named_after_its_target() throws IOException {
    Path file = Files.createDirectories(folder.resolve("out/records")).resolve("other.json");

    assertThat(findings(file, json(RECORD)))
        .containsExactly("/target/name: expected the file name edns-unbound.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}{}",
        "{\"schema\": 1, \"schema\": 1}",
        "{\"schema\": 01}",
        "{'schema': 1}",
        "[]",
        "text",
        ""
      })
  void what_cannot_be_parsed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), text);

    assertThatThrownBy(() -> Document.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("x.json: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void nesting_without_end() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"a\":" + "[".repeat(2_000_000));

    assertThatThrownBy(() -> Document.read(file)).isInstanceOf(BadInput.class);
  }

  private static Arguments change(String words, Consumer<ObjectNode> change) {
    return Arguments.of(words, change);
  }

  private static ObjectNode result(ObjectNode json) {
    return (ObjectNode) json.at("/results/0");
  }

  private static ArrayNode array(ObjectNode json, String list) {
    return (ArrayNode) json.get(list);
  }

  private static void swap(ObjectNode json, String list) {
    JsonNode first = array(json, list).remove(0);
    array(json, list).add(first);
  }

  private static void cut(ObjectNode json, String list) {
    array(json, list).remove(1);
  }

  private static ObjectNode withEvidence(String path) {
    ObjectNode json = json(RECORD);
    ObjectNode entry = ((ArrayNode) json.at("/results/0/evidence")).addObject();
    entry.set("path", new TextNode(path));
    entry.put("mediaType", "text/plain");
    return json;
  }

  private static ObjectNode json(RunRecord record) {
    try {
      return (ObjectNode) RecordFile.mapper().readTree(RecordFile.toJson(record));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> findings(ObjectNode json) {
    return findings(folder.resolve("record.json"), json);
  }

  private static List<String> findings(Path file, ObjectNode json) {
    try {
      return Document.read(Files.writeString(file, json.toString())).findings();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
