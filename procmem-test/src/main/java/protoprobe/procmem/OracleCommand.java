// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.procmem.oracle.KernelVersion;
import protoprobe.procmem.oracle.Oracle;
import protoprobe.procmem.oracle.Relation;
import protoprobe.procmem.oracle.Situation;
import protoprobe.procmem.oracle.World;

@Command(
    name = "oracle",
    description =
        "Tell what Linux decides when one task reaches for another one's memory, and where.",
    footer = {
      "%nA task is described by words separated by commas:",
      "  uid=N gid=N          all four ids; ruid= euid= suid= fsuid= rgid= egid= sgid= fsgid= one",
      "  caps=A+B permitted=A+B  sys_ptrace, dac_override, dac_read_search, kill, sys_admin, perfmon",
      "  dumpable=0|1|2       default 1",
      "  state=live|zombie|kernel|gone",
      "  landlock=/1/2        the domains it is in",
      "  groups=N+N           supplementary groups",
      "%nExample: procmem-test oracle --caller uid=1000,caps=sys_ptrace --target uid=0"
    },
    sortOptions = false)
final class OracleCommand implements Callable<Integer> {
  @Option(names = "--caller", required = true, paramLabel = "TASK", description = "Who opens.")
  String caller;

  @Option(names = "--target", required = true, paramLabel = "TASK", description = "Whose it is.")
  String target;

  @Option(
      names = "--kernel",
      defaultValue = "6.18",
      paramLabel = "RELEASE",
      description = "Default ${DEFAULT-VALUE}.")
  String kernel;

  @Option(
      names = "--hidepid",
      defaultValue = "0",
      paramLabel = "N",
      description = "Mount option of /proc: 0, 1, 2 or 4.")
  int hidepid;

  @Option(names = "--proc-gid", paramLabel = "GID", description = "Mount option gid of /proc.")
  Long group;

  @Option(names = "--read-only", description = "/proc is mounted read-only.")
  boolean readOnly;

  @Option(names = "--yama", paramLabel = "SCOPE", description = "0 to 3; default: no Yama.")
  Integer yama;

  @Option(names = "--descendant", description = "The target descends from the caller.")
  boolean descendant;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Situation situation =
        Situation.of(
                SubjectText.parse("--caller", caller, 1),
                SubjectText.parse("--target", target, 2),
                world())
            .with(new Relation(descendant, false, false));
    PrintWriter out = spec.commandLine().getOut();
    out.println("open mem O_RDONLY   " + Oracle.openMem(situation, false).text());
    out.println("open mem O_RDWR     " + Oracle.openMem(situation, true).text());
    out.println("process_vm_readv    " + Oracle.processVm(situation).text());
    out.flush();
    return ExitCode.OK.code();
  }

  private World world() {
    if (hidepid < 0 || hidepid == 3 || hidepid > 4) {
      throw new BadInput("--hidepid %d: expected 0, 1, 2 or 4".formatted(hidepid));
    }
    if (yama != null && (yama < 0 || yama > 3)) {
      throw new BadInput("--yama %d: expected 0 to 3".formatted(yama));
    }
    return new World(
        KernelVersion.parse(kernel),
        hidepid,
        group == null ? OptionalLong.empty() : OptionalLong.of(group),
        readOnly,
        yama == null ? OptionalInt.empty() : OptionalInt.of(yama));
  }
}
