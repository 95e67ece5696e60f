// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.gate.merge.MergedFolder;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;

@Command(
    name = "merge",
    description = {
      "Put together what --shard has taken apart, and records of several machines.",
      "Exits 1 if two runs that ended have the same id, or a planned id is in none."
    },
    sortOptions = false)
final class MergeCommand implements Callable<Integer> {
  private static final int MOST = 20;

  @Mixin RecordArguments arguments = new RecordArguments();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    List<Path> files = arguments.files();
    if (files.isEmpty()) {
      return arguments.none("merge", err);
    }
    List<String> findings = MergedFolder.write(out, files);
    findings.stream().limit(MOST).forEach(line -> err.println(Printable.text(line)));
    if (findings.size() > MOST) {
      err.println("and %d more".formatted(findings.size() - MOST));
    }
    err.flush();
    return (findings.isEmpty() ? ExitCode.OK : ExitCode.DEVIATION).code();
  }
}
