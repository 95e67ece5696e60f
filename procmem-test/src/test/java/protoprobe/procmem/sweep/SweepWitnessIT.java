// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.wire.Errno;

/** A program in C that knows nothing of ours sees what agent and oracle see. */
class SweepWitnessIT {
  private static final List<Request> ASKED =
      List.of(Request.MEM_READ, Request.MEM_READ_WRITE, Request.PROCESS_VM);

  @TempDir Path directory;

  @Test
  @Timeout(120)
  void the_witness_agrees() throws Exception {
    Peers.require("gcc");
    Peers.require("unshare");
    Map<Situation, Map<Request, Cell>> cells = cells(HostSweep.once());
    List<Situation> situations = List.copyOf(cells.keySet());
    List<String> answers =
        Witness.in(directory)
            .ask(situations.stream().map(each -> Witness.line(each).orElseThrow()).toList());

    assertThat(answers).as("a line for each situation").hasSameSizeAs(situations);
    assertThat(situations.size() * ASKED.size()).as("cells").isGreaterThanOrEqualTo(480);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String agents = agents(cells.get(situations.get(i)));
      if (!agents.equals(answers.get(i))) {
        differences.add(
            "%s: agent %s, witness %s"
                .formatted(Witness.line(situations.get(i)).orElseThrow(), agents, answers.get(i)));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(cells.values())
        .allSatisfy(each -> assertThat(each.values()).allMatch(Cell::agrees, "oracle agrees"));
  }

  private static Map<Situation, Map<Request, Cell>> cells(Swept swept) {
    Map<Situation, Map<Request, Cell>> all = new LinkedHashMap<>();
    for (Cell cell : swept.cells()) {
      if (ASKED.contains(cell.request()) && Witness.line(cell.situation()).isPresent()) {
        all.computeIfAbsent(cell.situation(), each -> new LinkedHashMap<>())
            .put(cell.request(), cell);
      }
    }
    return all;
  }

  private static String agents(Map<Request, Cell> cells) {
    return String.join(" ", ASKED.stream().map(each -> "" + errno(cells.get(each))).toList());
  }

  private static long errno(Cell cell) {
    return cell.answer().returned().errno().map(Errno::number).orElse(0);
  }
}
