// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.oracle.Branch;

/** The sweep of this host: large enough, and every question of the rules matters in it. */
class SweepIT {
  /** Five times the promise of five seconds, for two sweeps. */
  private static final int WATCHDOG = 50;

  private static Swept first;
  private static Swept second;

  @BeforeAll
  @Timeout(WATCHDOG)
  static void sweep() {
    Peers.require("unshare");
    first = HostSweep.once();
    second = HostSweep.once();
  }

  @Test
  void each_cell_is_another_input() {
    assertThat(first.cells()).hasSizeGreaterThan(2000);
    assertThat(first.cells().stream().map(each -> List.of(each.situation(), each.request())))
        .doesNotHaveDuplicates();
    assertThat(first.cells().stream().map(Cell::situation).distinct().count())
        .as("situations")
        .isGreaterThan(2000);
  }

  @Test
  void kernel_and_rules_agree() {
    assertThat(first.deviations()).isEmpty();
    assertThat(first.refused()).as("what could not be set up").isEmpty();
  }

  @Test
  void every_answer_is_given_often() {
    assertThat(first.answers())
        .containsKeys("OK", "OK_EMPTY", "EACCES", "EPERM", "ENOENT", "EROFS", "ESRCH")
        .allSatisfy((answer, count) -> assertThat(count).as(answer).isGreaterThanOrEqualTo(100));
  }

  @Test
  void it_is_the_same_each_time() {
    assertThat(new String(CellTable.of(second)).lines())
        .containsExactlyElementsOf(new String(CellTable.of(first)).lines().toList());
  }

  /** Answered the other way round, the question contradicts this kernel. */
  @Test
  void every_question_is_proved_here_or_written_down() throws Exception {
    Set<Branch> proved = EnumSet.noneOf(Branch.class);
    first
        .decided()
        .forEach(
            (branch, count) -> {
              if (count >= 10) {
                proved.add(branch);
              }
            });
    Set<Branch> written = EnumSet.noneOf(Branch.class);
    Synthetic.all().forEach(each -> written.add(each.branch()));

    assertThat(proved).as("proved and written down").doesNotContainAnyElementsOf(written);
    List<Branch> neither = new ArrayList<>(List.of(Branch.values()));
    neither.removeAll(proved);
    neither.removeAll(written);
    assertThat(neither).as("questions that nothing decides").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/protoprobe/procmem/sweep/synthetic.txt", delimiter = '|')
  void what_is_written_down_decides(
      Branch branch,
      String caller,
      String target,
      String relation,
      int scope,
      protoprobe.procmem.oracle.Request request,
      protoprobe.procmem.oracle.Ruling answer) {
    Synthetic line = new Synthetic(branch, caller, target, relation, scope, request, answer);
    assertThat(line.ruling()).as("the rules").isEqualTo(answer);
    assertThat(line.wrongRuling()).as("with that question turned round").isNotEqualTo(answer);
  }
}
