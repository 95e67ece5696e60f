// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.gate.merge.MergedFolder;
import protoprobe.gate.verdict.RecordFolder;
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

  @Parameters(
      paramLabel = "RECORD|DIR",
      arity = "1..*",
      description = "Run records, or folders of them: what --out of a run has written.")
  List<Path> paths;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    List<Path> files =
        paths.stream().flatMap(path -> RecordFolder.files(path).stream()).distinct().toList();
    if (files.isEmpty()) {
      err.println("nothing to merge: no run record in " + Printable.text(paths.toString()));
      err.flush();
      return ExitCode.NOTHING_RAN.code();
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
