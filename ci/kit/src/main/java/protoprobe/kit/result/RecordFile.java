// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
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
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;

/** Reads and writes run records as JSON. */
public final class RecordFile {
  /** Largest file that is read, in octets. */
  public static final long MAX_OCTETS = 64L << 20;

  private static final String WANTED = "a run record";

  /** Far beyond what a probe writes, and little enough to be read anywhere. */
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxNumberLength(40)
          .maxStringLength(4 << 20)
          .maxNameLength(64 << 10)
          .maxDocumentLength(MAX_OCTETS)
          .build();

  private static final ObjectMapper JSON = mapper();

  private RecordFile() {}

  /** The mapper that knows the words of records; results are single lines with it. */
  public static ObjectMapper mapper() {
    SimpleModule words = new SimpleModule();
    word(words, Outcome.class, Outcome::word);
    word(words, Grade.class, Grade::word);
    word(words, RunState.class, RunState::word);
    word(words, Level.class, Level::name);
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
        .addModules(new Jdk8Module(), new JavaTimeModule(), words)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
   * Writes a record, making folders as needed; whole or not at all, so that a process that is
   * killed leaves no half of one.
   *
   * @throws Refused if the file cannot be written, or nobody could read it
   */
  public static void write(RunRecord record, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // a lone surrogate, which UTF-8 cannot carry, becomes a question mark
      byte[] octets = toJson(record).getBytes(StandardCharsets.UTF_8);
      if (octets.length > MAX_OCTETS) {
        throw new Refused(
            "cannot write the run record %s: %d octets, expected at most %d, for no more are read"
                .formatted(file, octets.length, MAX_OCTETS));
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.write(file, octets); // a pipe or a device, such as /dev/stdout
        return;
      }
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.write(draft, octets);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Refused("cannot write the run record " + file + ": " + Refused.reason(e), e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws BadInput if the file is missing, too large, or no run record of a known schema
   */
  public static RunRecord read(Path file) {
    try {
      refuseOther(file, MAX_OCTETS, WANTED);
      return Optional.ofNullable(JSON.readValue(file.toFile(), RunRecord.class))
          .filter(record -> record.schema() == RunRecord.SCHEMA)
          .orElseThrow(() -> none(file, otherSchema(file).orElse("null")));
    } catch (JsonProcessingException e) {
      throw none(file, otherSchema(file).orElseGet(() -> words(e)));
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read: " + e.getMessage());
    } catch (OutOfMemoryError e) { // what was read so far is garbage by now
      throw new BadInput(
          "%s: %s, expected one that fits into %d MiB of memory; more by JAVA_TOOL_OPTIONS=-Xmx2g"
              .formatted(file, "too large a run record", Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  /**
   * Refuses what cannot be read as a whole.
   *
   * @param most octets
   * @param wanted what was expected, for the message
   * @throws BadInput if it is not there, no file, or larger
   */
  public static void refuseOther(Path file, long most, String wanted) throws IOException {
    if (!Files.exists(file)) {
      throw new BadInput(file + ": no such file, expected " + wanted);
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "%s: a %s, expected %s as a plain file"
              .formatted(file, Files.isDirectory(file) ? "folder" : "pipe or device", wanted));
    }
    if (Files.size(file) > most) {
      throw new BadInput(
          "%s: %d octets, expected %s of at most %d"
              .formatted(file, Files.size(file), wanted, most));
    }
  }

  private static BadInput none(Path file, String words) {
    return new BadInput("%s: not a run record: %s".formatted(file, words));
  }

  /** What is wrong, and where. */
  private static String words(JsonProcessingException e) {
    String what = e.getOriginalMessage().lines().findFirst().orElse("");
    String where =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    String field =
        e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? mapping.getPath().stream()
                .map(
                    each ->
                        each.getFieldName() == null ? "" + each.getIndex() : each.getFieldName())
                .collect(Collectors.joining("/", "/", ": "))
            : "";
    return "%s%s%s, expected JSON of schema version %d"
        .formatted(field, what, where, RunRecord.SCHEMA);
  }

  /** A later version may have other fields, so its number is what to tell; the first one counts. */
  private static Optional<String> otherSchema(Path file) {
    try (JsonParser in = JSON.createParser(file.toFile())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean version = in.currentName().equals("schema");
        JsonToken value = in.nextToken();
        if (version) {
          return value == JsonToken.VALUE_NUMBER_INT && in.getLongValue() != RunRecord.SCHEMA
              ? Optional.of(
                  "schema version %d, expected %d".formatted(in.getLongValue(), RunRecord.SCHEMA))
              : Optional.empty();
        }
        in.skipChildren();
      }
    } catch (IOException broken) {
      return Optional.empty(); // told by who asked
    }
    return Optional.empty();
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
