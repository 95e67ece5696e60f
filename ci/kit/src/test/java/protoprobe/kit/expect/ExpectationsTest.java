// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.fault.BadInput;

class ExpectationsTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_a_floor_comments_and_lines() throws IOException {
    Expectations expectations =
        read(
            "# known",
            "floor 60",
            "",
            "edns/a/b fail -- RFC 8914 section 2",
            "edns/a/c warn:weak if version<9.20, uid=0 -- lib/ns/client.c",
            "  edns/a/d   unsupported   --   https://example.org/why -- and more",
            "edns/a/e fail|pass:weak|pass:exact -- RFC 8914 section 3");

    assertThat(expectations.floor()).hasValue(60);
    assertThat(expectations.lines())
        .extracting(Expectation::text)
        .containsExactly(
            "edns/a/b fail -- RFC 8914 section 2",
            "edns/a/c warn:weak if version<9.20,uid=0 -- lib/ns/client.c",
            "edns/a/d unsupported -- https://example.org/why -- and more",
            "edns/a/e pass:exact|pass:weak|fail -- RFC 8914 section 3");
    assertThat(expectations.lines())
        .extracting(Expectation::flaky)
        .as("known to be flaky")
        .containsExactly(false, false, false, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "edns/a/b;ID OUTCOME",
        "edns/a/b fail;ID OUTCOME",
        "edns/a/b fail -- ;cites",
        "edns/a/b fail -- because;cites",
        "edns/a/b fail -- TODO RFC 8914;cites",
        "edns/a/b failed -- RFC 8914;an outcome, one of fail",
        "edns/a/b error -- RFC 8914;can never be expected",
        "edns/a/b pass -- RFC 8914;plain pass",
        "edns/a/b pass|pass -- RFC 8914;each of several outcomes once, not 'pass' again",
        "edns/a/b pass|error -- RFC 8914;can never be expected",
        "edns/a/b pass| -- RFC 8914;an outcome, one of fail",
        "edns/a/b warn:bad -- RFC 8914;a grade, one of [exact",
        "edns/a/b fail if -- RFC 8914;ID OUTCOME",
        "edns/a/b fail if version -- RFC 8914;condition 'version'",
        "edns/a/b fail if colour=red -- RFC 8914;one of version",
        "edns/a/b fail if version<nine -- RFC 8914;dotted numbers",
        "edns/a/b fail if arch<x86 -- RFC 8914;only = or !=",
        "floor many;floor and a whole number",
        "floor;floor and a whole number",
      })
  void what_cannot_be_understood_is_named_with_its_place(String line, String expected) {
    assertThatThrownBy(() -> read("# first", line))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file() + ":2: found '" + line.strip())
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void one_line_for_one_id_and_condition() {
    assertThatThrownBy(() -> read("edns/a/b fail -- RFC 8914", "edns/a/b unsupported -- RFC 8914"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file() + ":2")
        .hasMessageContaining("again");
  }

  @Test
  void a_floor_comes_first_and_once() {
    assertThatThrownBy(() -> read("edns/a/b fail -- RFC 8914", "floor 3"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a single floor, before");
    assertThatThrownBy(() -> read("floor 3", "floor 3")).isInstanceOf(BadInput.class);
  }

  @Test
  void what_is_no_text_file_is_bad_input() throws IOException {
    assertThatThrownBy(() -> Expectations.read(folder.resolve("none.txt")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> Expectations.read(folder)).isInstanceOf(BadInput.class);
    Files.write(file(), new byte[] {(byte) 0xc3, 0x28});
    assertThatThrownBy(() -> Expectations.read(file()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/x",
        "RFC 6891 section 7",
        "RFC8914",
        "draft-ietf-dnsop-nta-ede-01",
        "issue #4213",
        "lib/ns/query.c",
        "worker.c does it",
        "validate_answer()",
        "named.conf(5)"
      })
  void what_can_be_looked_up_is_a_citation(String reason) {
    assertThat(Citation.in(reason)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "known", "it always did (really)", "see the docs", "TODO RFC 8914"})
  void an_opinion_is_none(String reason) {
    assertThat(Citation.in(reason)).isFalse();
  }

  private Path file() {
    return folder.resolve("edns-x.txt");
  }

  private Expectations read(String... lines) throws IOException {
    Files.write(file(), List.of(lines));
    return Expectations.read(file());
  }
}
