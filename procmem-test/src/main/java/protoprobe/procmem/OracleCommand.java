// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.procmem.oracle.Branch;
import protoprobe.procmem.oracle.Decision;
import protoprobe.procmem.oracle.Kernel;
import protoprobe.procmem.oracle.Oracle;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.SituationText;
import protoprobe.procmem.oracle.Surroundings;

@Command(
    name = "oracle",
    description = {
      "Say what Linux decides, and by which rule; nothing is tried.",
      "A caller or target is KEY=VALUE,...: uid and gid (one id, or real/effective/saved/fs), caps"
          + " and permitted (all, none, SYS_PTRACE+DAC_OVERRIDE), userns (init/1000), landlock;"
          + " a caller's groups; a target's dumpable (0, 1, 2), state (live, zombie,"
          + " kernel-thread, reaped) and memory-userns."
    },
    sortOptions = false)
final class OracleCommand implements Callable<Integer> {
  @Option(names = "--caller", paramLabel = "SPEC", required = true, description = "Who asks.")
  String caller;

  @Option(
      names = "--target",
      paramLabel = "SPEC",
      required = true,
      description = "Whose memory is asked for.")
  String target;

  @Option(
      names = "--request",
      paramLabel = "WHAT",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "MEM_READ_WRITE")
  Request request;

  @Option(
      names = "--relation",
      paramLabel = "WHICH",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "STRANGERS")
  Related relation;

  @Option(
      names = "--kernel",
      paramLabel = "RELEASE",
      description = "Such as 6.1.0-56-cloud-amd64; default this machine's.")
  String kernel = System.getProperty("os.version");

  @Option(names = "--yama", paramLabel = "SCOPE", description = "kernel.yama.ptrace_scope, 0 to 3.")
  Integer yama;

  @Option(
      names = "--hidepid",
      paramLabel = "MODE",
      description = "How procfs is mounted: 0, 1, 2 or 4.",
      defaultValue = "0")
  int hidepid;

  @Option(
      names = "--hidepid-group",
      paramLabel = "GID",
      description = "The group that hidepid exempts.",
      defaultValue = "0")
  int hidepidGroup;

  @Option(
      names = "--procfs",
      paramLabel = "HOW",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "WRITABLE")
  Surroundings.Mount procfs;

  @Spec CommandSpec spec;

  /** What the two may have to do with each other. */
  enum Related {
    STRANGERS(Relation.STRANGERS),
    DESCENDANT(Relation.DESCENDANT),
    THREADS(Relation.THREADS),
    SHARING_MEMORY(Relation.SHARING),
    TRACER(Relation.TRACER),
    NAMED(Relation.NAMED);

    private final Relation relation;

    Related(Relation relation) {
      this.relation = relation;
    }
  }

  @Override
  public Integer call() {
    Situation situation =
        new Situation(
            SituationText.caller(caller),
            SituationText.target(target),
            relation.relation,
            surroundings());
    print(Oracle.decide(situation, request));
    return ExitCode.OK.code();
  }

  private Surroundings surroundings() {
    if (yama != null && (yama < 0 || yama > 3)) {
      throw new BadInput("--yama %d: expected 0 to 3".formatted(yama));
    }
    if (hidepid != 0 && hidepid != 1 && hidepid != 2 && hidepid != 4) {
      throw new BadInput("--hidepid %d: expected 0, 1, 2 or 4".formatted(hidepid));
    }
    OptionalInt scope = yama == null ? OptionalInt.empty() : OptionalInt.of(yama);
    return new Surroundings(Kernel.parse(kernel), scope, hidepid, hidepidGroup, procfs, true, 0);
  }

  private void print(Decision decision) {
    PrintWriter out = spec.commandLine().getOut();
    for (Decision.Step step : decision.steps()) {
      Branch branch = step.branch();
      out.printf(
          "%-4s%s%n        %s; %s%n",
          step.holds() ? "yes" : "no", branch.question(), branch.function(), step.facts());
    }
    out.printf("%n%s, decided by: %s%n", decision.ruling(), decision.decisive().question());
    out.flush();
  }
}
