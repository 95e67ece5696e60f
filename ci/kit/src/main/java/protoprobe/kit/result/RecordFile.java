// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;

/** Reads and writes run records as JSON. */
public final class RecordFile {
  /** Largest file that is read, in octets. */
  public static final long MAX_OCTETS = 64L << 20;

  private static final ObjectMapper JSON = mapper();

  private RecordFile() {}

  /** The mapper that knows the words of records; results are single lines with it. */
  public static ObjectMapper mapper() {
    SimpleModule words = new SimpleModule();
    word(words, Outcome.class, Outcome::word);
    word(words, Grade.class, Grade::word);
    word(words, RunState.class, RunState::word);
    word(words, Level.class, Level::name);
    return JsonMapper.builder()
        .addModules(new Jdk8Module(), new JavaTimeModule(), words)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** The record as JSON text, indented. */
  public static String toJson(RunRecord record) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("run record of " + record.name() + " cannot be written", e);
    }
  }

  /**
   * Writes a record, making folders as needed.
   *
   * @throws Refused if the file cannot be written
   */
  public static void write(RunRecord record, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // a lone surrogate, which UTF-8 cannot carry, becomes a question mark
      Files.write(file, toJson(record).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refused("cannot write the run record " + file + ": " + e, e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws BadInput if the file is missing, too large, or no run record of a known schema
   */
  public static RunRecord read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadInput(file + ": no such file, expected a run record (JSON)");
      }
      if (Files.size(file) > MAX_OCTETS) {
        throw new BadInput(
            "%s: %d octets, expected a run record of at most %d"
                .formatted(file, Files.size(file), MAX_OCTETS));
      }
      return Optional.ofNullable(JSON.readValue(file.toFile(), RunRecord.class))
          .map(record -> check(file, record))
          .orElseThrow(() -> new BadInput(file + ": null, expected a run record"));
    } catch (JsonProcessingException e) {
      throw new BadInput(
          "%s: not a run record: %s"
                  .formatted(file, e.getOriginalMessage().lines().findFirst().orElse(""))
              + place(e));
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static RunRecord check(Path file, RunRecord record) {
    if (record.schema() != RunRecord.SCHEMA) {
      throw new BadInput(
          "%s: schema version %d, expected %d".formatted(file, record.schema(), RunRecord.SCHEMA));
    }
    return record;
  }

  private static <E extends Enum<E>> void word(
      SimpleModule module, Class<E> type, Function<E, String> word) {
    module.addSerializer(
        type,
        new JsonSerializer<E>() {
          @Override
          public void serialize(E value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(word.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<E>() {
          @Override
          public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString("");
            return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> context.weirdStringException(text, type, "unknown word"));
          }
        });
  }
}
