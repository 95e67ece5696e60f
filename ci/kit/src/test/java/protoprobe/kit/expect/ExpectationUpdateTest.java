// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Grade;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Graded;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class ExpectationUpdateTest {
  @TempDir private Path folder;

  private static final RunRecord RECORD =
      Records.of(
          Result.plain("edns/x/known", Outcome.FAIL, ""),
          Result.plain("edns/x/better", Outcome.PASS, ""),
          Result.plain("edns/x/other", Outcome.UNSUPPORTED, ""),
          Result.plain("edns/x/new", Outcome.FAIL, ""),
          Result.plain("edns/x/broken", Outcome.ERROR, ""),
          Result.plain("edns/x/fine", Outcome.WARN, ""));

  @Test
  void what_was_seen_stays_what_is_stale_goes_what_is_new_wants_a_reason() throws IOException {
    Path file =
        Files.write(
            folder.resolve("edns-unbound.txt"),
            List.of(
                "# about Unbound",
                "floor 2",
                "edns/x/known fail -- RFC 1 section 1",
                "# a note",
                "edns/x/better fail -- RFC 1 section 2",
                "edns/x/other fail -- RFC 1 section 3",
                "edns/x/fine fail if version<1 -- RFC 1 section 4"));

    assertThat(ExpectationUpdate.apply(file, RECORD)).isEqualTo(2);

    assertThat(file)
        .content()
        .isEqualTo(
            """
            # about Unbound
            floor 2
            edns/x/known fail -- RFC 1 section 1
            # a note
            edns/x/other unsupported -- TODO, was fail: RFC 1 section 3
            edns/x/fine fail if version<1 -- RFC 1 section 4
            edns/x/new fail -- TODO
            """);
    assertThatThrownBy(() -> Expectations.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(":5: found");
  }

  @Test
  void what_tells_nothing_of_the_target_changes_no_line() throws IOException {
    List<String> lines =
        List.of(
            "edns/x/broken fail -- RFC 1 section 1", "edns/x/cut unsupported -- RFC 1 section 2");
    Path file = Files.write(folder.resolve("edns-unbound.txt"), lines);
    Result broken = Result.plain("edns/x/broken", Outcome.ERROR, "");
    Result cut = Result.plain("edns/x/cut", Outcome.INCONCLUSIVE, "not decided: the time is up");

    ExpectationUpdate.apply(
        file, Records.of(RunState.INCOMPLETE, "the time is up", List.of(), broken, cut));

    assertThat(file)
        .content()
        .as("reasons of errors and of what was cut off")
        .isEqualTo(String.join("\n", lines) + "\n");
  }

  @Test
  void conditions_and_pinned_grades_survive_as_lines_that_want_a_reason() throws IOException {
    Path file =
        Files.write(
            folder.resolve("edns-unbound.txt"),
            List.of(
                "edns/x/new warn if version>=1 -- RFC 1 section 1",
                "edns/x/other pass:exact -- RFC 1 section 2"));
    Result weaker =
        new Result(
            "edns/x/other",
            Outcome.PASS,
            Optional.of(Grade.NONE),
            "",
            "",
            "",
            new TreeMap<>(),
            List.of(),
            0,
            List.of(new Graded(Outcome.PASS, Optional.of(Grade.NONE))));

    ExpectationUpdate.apply(file, Records.of(Result.plain("edns/x/new", Outcome.FAIL, ""), weaker));

    assertThat(file)
        .content()
        .isEqualTo(
            """
            edns/x/new fail if version>=1 -- TODO, was warn: RFC 1 section 1
            edns/x/other pass:none -- TODO, was pass:exact: RFC 1 section 2
            """);
  }

  @Test
  void a_flaky_check_gets_a_line_with_all_it_came_to() throws IOException {
    Path file = Files.write(folder.resolve("edns-unbound.txt"), List.of("edns/x/a fail -- RFC 1"));
    Result pass = Result.plain("edns/x/a", Outcome.PASS, "");
    Result flaky = pass.and(Result.plain("edns/x/a", Outcome.FAIL, ""));

    ExpectationUpdate.apply(file, Records.of(flaky));

    assertThat(file).content().isEqualTo("edns/x/a pass|fail -- TODO, was fail: RFC 1\n");
    assertThatThrownBy(() -> Expectations.read(file)).isInstanceOf(BadInput.class);
    Files.writeString(file, Files.readString(file).replace("TODO, was fail: ", ""));
    ExpectationUpdate.apply(file, Records.of(pass));
    assertThat(file)
        .content()
        .as("one pass does not prove that it is steady")
        .isEqualTo("edns/x/a pass|fail -- RFC 1\n");
  }

  @Test
  void a_second_update_changes_nothing() throws IOException {
    Path file = folder.resolve("sub/edns-unbound.txt");
    ExpectationUpdate.apply(file, RECORD);
    String first = Files.readString(file);

    assertThat(ExpectationUpdate.apply(file, RECORD)).isEqualTo(3);

    assertThat(file).content().isEqualTo(first).contains("edns/x/known fail -- TODO");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_file_that_cannot_be_understood_stays_as_it_is() throws IOException {
    Path file = Files.write(folder.resolve("x.txt"), List.of("what is this?"));

    assertThatThrownBy(() -> ExpectationUpdate.apply(file, RECORD)).isInstanceOf(BadInput.class);

    assertThat(file).content().isEqualTo("what is this?\n");
  }

  @Test
  void a_place_that_cannot_be_written_is_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("plain")).resolve("edns-unbound.txt");

    assertThatThrownBy(() -> ExpectationUpdate.apply(file, RECORD))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("cannot be written");
  }
}
