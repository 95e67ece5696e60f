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
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
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
            edns/x/fine fail if version<1 -- RFC 1 section 4
            edns/x/new fail -- TODO
            edns/x/other unsupported -- TODO, was fail: RFC 1 section 3
            """);
    assertThatThrownBy(() -> Expectations.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(":6: found");
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
