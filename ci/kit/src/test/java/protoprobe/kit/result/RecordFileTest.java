// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.testing.Records;

class RecordFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() {
    RunRecord record =
        Records.of(
            Records.HOSTILE.stream()
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .map(text -> Result.plain(text, Outcome.FAIL, text))
                .toArray(Result[]::new));
    Path file = folder.resolve("records/edns-unbound.json");

    RecordFile.write(record, file);

    assertThat(record.results()).hasSizeGreaterThan(10);
    assertThat(RecordFile.read(file)).isEqualTo(record);
  }

  /** RFC 8259 section 8.2: what readers make of a lone surrogate cannot be foreseen. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void onlyLoneSurrogatesAreLost(long seed) {
    RunRecord record = Records.hostile(seed, 30);
    Path file = folder.resolve("record.json");

    RecordFile.write(record, file);

    byte[] replaced = RecordFile.toJson(record).getBytes(StandardCharsets.UTF_8);
    assertThat(RecordFile.toJson(RecordFile.read(file)))
        .isEqualTo(new String(replaced, StandardCharsets.UTF_8));
  }

  @Test
  void truncatedFileIsBadInput() throws IOException {
    String json = RecordFile.toJson(Records.of(Result.plain("edns/a/b", Outcome.PASS, "")));

    refuses(json.substring(0, json.length() / 2), "not a run record");
    refuses("", "not a run record");
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "-1"})
  void otherSchemaIsBadInput(int version) throws IOException {
    refuses(
        json().replace("\"schema\" : 1,", "\"schema\" : " + version + ","),
        "schema version " + version + ", expected 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "<xml/>", "[]", "null", "1", "\u0000\u0001", "{}", "{} {}"})
  void anythingElseIsBadInput(String text) throws IOException {
    refuses(text, "");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"state\" : \"complete\"','\"state\" : \"finished\"'",
    "'\"outcome\" : \"pass\"','\"outcome\" : null'",
    "'\"results\" : [ {','\"results\" : [ null, {'",
    "'\"planned\" : [','\"planned\" : 7, \"x\" : ['",
    "'2025-03-01T10:20:30.456Z','yesterday'"
  })
  void wrongValueIsBadInput(String from, String to) throws IOException {
    assertThat(json()).contains(from);

    refuses(json().replace(from, to), "not a run record");
  }

  @Test
  void hugeFileIsBadInput() throws IOException {
    Path file = folder.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(65L << 20);
    }

    assertThatThrownBy(() -> RecordFile.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("68157440 octets, expected a run record of at most 67108864");
  }

  @Test
  void whatNobodyCouldReadIsNotWritten() {
    Result large = Result.plain("edns/a/b", Outcome.PASS, "x".repeat(65 << 20));
    Path file = folder.resolve("large.json");

    assertThatThrownBy(() -> RecordFile.write(Records.of(large), file))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("octets, expected at most 67108864");
    assertThat(file).doesNotExist();
  }

  @Test
  void missingFileIsBadInput() {
    assertThatThrownBy(() -> RecordFile.read(folder.resolve("absent.json")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void unwritableFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> RecordFile.write(Records.of(), file.resolve("x.json")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("x.json");
  }

  private static String json() {
    return RecordFile.toJson(Records.of(Result.plain("edns/a/b", Outcome.PASS, "")));
  }

  private void refuses(String text, String fragment) throws IOException {
    Path file = folder.resolve("record.json");
    Files.writeString(file, text);

    assertThatThrownBy(() -> RecordFile.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(fragment)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
