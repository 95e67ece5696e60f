// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.testing.Records;

class ExpectationSourceTest {
  private static final String ID = "edns/x/one";
  private static final RunRecord FAILED = Records.of(Result.plain(ID, Outcome.FAIL, ""));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = folder.resolve("edns-unbound.txt");
    Files.writeString(file, ID + " fail -- RFC 1\n");
  }

  @Test
  void a_folder_has_a_file_for_each_run() throws IOException {
    Files.writeString(folder.resolve("edns-bind.txt"), "nonsense\n");
    Files.writeString(folder.resolve("README.md"), "nonsense\n");
    ExpectationSource source = ExpectationSource.at(folder);

    assertThat(source.of(FAILED).lines()).extracting(Expectation::id).containsExactly(ID);
    assertThat(source.strangersTo(List.of(FAILED)))
        .containsExactly(folder.resolve("edns-bind.txt"));
    assertThatThrownBy(source::check)
        .as("whoever checks reads every file")
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("edns-bind.txt:1: ");
    Files.delete(file);
    assertThat(source.of(FAILED).lines()).as("no file").isEmpty();
  }

  @Test
  void a_file_is_for_any_run() throws IOException {
    ExpectationSource source = ExpectationSource.at(Files.copy(file, folder.resolve("any")));

    assertThat(source.of(FAILED).lines()).hasSize(1);
    assertThat(source.strangersTo(List.of(FAILED))).isEmpty();
    source.check();
  }

  @Test
  void nowhere() {
    assertThat(ExpectationSource.none().of(FAILED).lines()).isEmpty();
    assertThat(ExpectationSource.none().strangersTo(List.of(FAILED))).isEmpty();
    assertThatThrownBy(() -> ExpectationSource.at(folder.resolve("none")))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("none: no such file, expected expectations");
  }

  @Test
  void an_update_is_judged_by_what_was_there_while_lines_want_a_reason() throws IOException {
    RunRecord more =
        Records.of(
            Result.plain(ID, Outcome.FAIL, ""), Result.plain("edns/x/two", Outcome.FAIL, ""));
    ExpectationSource source = ExpectationSource.written(folder);

    ExpectationSource.Update update = source.update(more);

    assertThat(update.words()).contains(file + ": 1 line wants a reason with a citation");
    assertThat(update.expectations().lines()).extracting(Expectation::id).containsExactly(ID);
    assertThat(source.update(more).expectations().lines())
        .as("the same after a second update")
        .extracting(Expectation::id)
        .containsExactly(ID);
    Files.writeString(file, Files.readString(file).replace("TODO", "RFC 2"));
    assertThat(source.update(more).words()).isEmpty();
    assertThat(source.update(more).expectations().lines()).hasSize(2);
  }

  @Test
  void a_run_that_never_began_changes_nothing() {
    RunRecord absent = Records.of(RunState.ABSENT, "not here", List.of());

    assertThat(ExpectationSource.written(folder).update(absent).words()).isEmpty();

    assertThat(file).content().isEqualTo(ID + " fail -- RFC 1\n");
  }

  @Test
  void better_than_listed_can_be_allowed() {
    RunRecord passed = Records.of(Result.plain(ID, Outcome.PASS, ""));
    Expectations expectations = ExpectationSource.at(folder).of(passed);

    assertThat(Comparison.of(passed, expectations, Rules.DEFAULT).verdicts())
        .extracting(Verdict::kind)
        .containsExactly(Verdict.Kind.UNEXPECTED_PASS);
    assertThat(Comparison.of(passed, expectations, new Rules(false, true)).verdicts())
        .extracting(Verdict::kind)
        .containsExactly(Verdict.Kind.AS_EXPECTED);
  }

  @Test
  void names_of_files_are_one_short_step() {
    assertThat(RunRecord.name("edns", "[2001:db8::1]:53")).isEqualTo("edns-_2001_db8__1__53");
    assertThat(RunRecord.name("../..", "/etc/passwd")).isEqualTo(".._..-_etc_passwd");
    assertThat(RunRecord.name("edns", "x".repeat(300)))
        .hasSizeLessThan(200)
        .isNotEqualTo(RunRecord.name("edns", "x".repeat(301)));
  }
}
