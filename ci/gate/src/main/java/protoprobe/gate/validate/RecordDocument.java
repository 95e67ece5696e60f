// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.RecordFile;

/**
 * A run record: first its schema; only what has the right shape is held against the rules that a
 * schema cannot say.
 */
record RecordDocument(Path file, JsonNode root) implements Document {
  private static final String SCHEMA = "/protoprobe/kit/run-record-1.schema.json";

  private static final ObjectReader READER =
      RecordFile.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static RecordDocument read(Path file) throws IOException {
    try {
      return new RecordDocument(file, READER.readTree(java.nio.file.Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new BadInput(
          "%s: not JSON: %s (line %d, column %d)"
              .formatted(
                  file,
                  e.getOriginalMessage().lines().findFirst().orElse(""),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    }
  }

  @Override
  public List<String> findings() {
    List<String> shape =
        schema().validate(root).stream().map(Object::toString).sorted().distinct().toList();
    return shape.isEmpty() ? new RecordRules(file, root).findings() : shape;
  }

  private static JsonSchema schema() {
    try (InputStream in = RecordDocument.class.getResourceAsStream(SCHEMA)) {
      SchemaValidatorsConfig config =
          SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in, config);
    } catch (IOException e) {
      throw new UncheckedIOException(SCHEMA + " cannot be read", e);
    }
  }
}
