// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.testing.Records;

/** The published schema says what {@link RecordFile} writes, and no more. */
class SchemaTest {
  private static final JsonSchema SCHEMA = schema();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsWrittenIsValid(long seed) {
    assertThat(violations(tree(Records.hostile(seed, 30)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateIsValid(RunState state) {
    assertThat(violations(tree(Records.of(state, "why", List.of("edns/a/b"))))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeIsValid(Outcome outcome) {
    assertThat(violations(tree(Records.of(Result.plain("edns/a/b", outcome, ""))))).isEmpty();
  }

  static Stream<String> objects() {
    return Stream.of(
        "",
        "/tool",
        "/target",
        "/environment",
        "/catalogue/0",
        "/results/0",
        "/results/0/evidence/0");
  }

  @ParameterizedTest
  @MethodSource("objects")
  void missingFieldIsInvalid(String path) {
    for (String field : fields(path)) {
      JsonNode record = record();
      ((ObjectNode) record.at(path)).remove(field);
      assertThat(violations(record)).as("without " + path + "/" + field).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void unknownFieldIsInvalid(String path) {
    JsonNode record = record();
    ((ObjectNode) record.at(path)).put("surplus", "x");
    assertThat(violations(record)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void wrongTypeIsInvalid(String path) {
    for (String field : fields(path)) {
      JsonNode record = record();
      ((ObjectNode) record.at(path)).putArray(field).addArray().add(1.5);
      assertThat(violations(record)).as("array for " + path + "/" + field).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/state", "/results/0/outcome", "/results/0/grade", "/catalogue/0/level"})
  void wrongWordIsInvalid(String path) {
    for (String word : List.of("", "PASS", "must", "COMPLETE", "Exact", "whatever")) {
      JsonNode record = record();
      int slash = path.lastIndexOf('/');
      ((ObjectNode) record.at(path.substring(0, slash))).put(path.substring(slash + 1), word);
      assertThat(violations(record)).as(path + " = " + word).isNotEmpty();
    }
  }

  @Test
  void otherVersionsTimesAndFactsAreInvalid() {
    ObjectNode version = (ObjectNode) record();
    ObjectNode time = (ObjectNode) record();
    ObjectNode facts = (ObjectNode) record();
    ObjectNode attempts = (ObjectNode) record();
    version.put("schema", 2);
    time.put("started", "2025-03-01 10:20");
    ((ObjectNode) facts.at("/target/facts")).put("port", 53);
    ((ArrayNode) attempts.at("/results/0/attempts")).add("maybe");

    assertThat(List.of(version, time, facts, attempts))
        .allSatisfy(record -> assertThat(violations(record)).hasSize(1));
  }

  private static List<String> fields(String path) {
    List<String> fields = new ArrayList<>();
    record().at(path).fieldNames().forEachRemaining(fields::add);
    assertThat(fields).as("fields of " + path).isNotEmpty();
    return fields;
  }

  private static JsonNode record() {
    return tree(Records.hostile(1, 3));
  }

  private static JsonNode tree(RunRecord record) {
    try {
      return RecordFile.mapper().readTree(RecordFile.toJson(record));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<ValidationMessage> violations(JsonNode record) {
    return SCHEMA.validate(record);
  }

  private static JsonSchema schema() {
    try (InputStream in =
        SchemaTest.class.getResourceAsStream("/protoprobe/kit/run-record-1.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
