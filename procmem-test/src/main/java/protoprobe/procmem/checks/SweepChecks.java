// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.kit.check.Level.MUST;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Topic;
import protoprobe.procmem.sweep.Cell;
import protoprobe.procmem.sweep.CellTable;
import protoprobe.procmem.sweep.Sweep;
import protoprobe.procmem.sweep.Swept;
import protoprobe.procmem.target.Machine;

@Topic(spec = "kernel/ptrace.c", title = "Every caller tries every target")
final class SweepChecks {
  @Check(
      id = "procmem/access/sweep",
      row = "A-26",
      section = "mm_access(), __ptrace_may_access(), generic_permission()",
      level = MUST,
      says =
          "Whatever ids, capabilities, namespaces, domains and mounts come together, the kernel"
              + " answers each request as its rules say.")
  void sweep(Machine machine, Findings findings) {
    Swept swept = Sweep.over(machine, machine.provoke(Sweep.Extent.WHOLE, Sweep.Extent.NOTHING));

    findings.keep("cells.csv", "text/csv", CellTable.of(swept));
    findings.observe("cells", swept.cells().size());
    findings.observe("answers", counts(swept.answers()));
    findings.observe("not-set-up", counts(swept.refused()));
    findings.observe("deviating", swept.mismatches().size());
    machine.transcript().restart(); // each call is in the table
    assertThat(swept.cells()).as("situations that can be set up").isNotEmpty();
    assertThat(text(swept.deviations())).as("every answer is what the rules say").isEmpty();
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<String> text(Map<String, List<Cell>> deviations) {
    return deviations.entrySet().stream()
        .map(each -> "%d cells, %s".formatted(each.getValue().size(), each.getKey()))
        .toList();
  }
}
