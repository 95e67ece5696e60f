// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.gate.site.Site;
import protoprobe.gate.verdict.RecordFolder;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.RunRecord;

@Command(
    name = "matrix",
    description = {
      "Write the compatibility matrix of run records: index.html and a page for each target.",
      "Beside the folder records/ of a run, its pages link to the evidence."
    },
    sortOptions = false)
final class MatrixCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RECORD|DIR",
      arity = "1..*",
      description = "Run records, or folders of them: what --out of a run has written.")
  List<Path> paths;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  Path out;

  @Option(
      names = "--expect",
      paramLabel = "DIR",
      description = "Also mark what deviates from these expectations.")
  Path expect;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    List<RunRecord> records = RecordFolder.read(paths).records();
    if (records.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("nothing to show: no run record in " + Printable.text(paths.toString()));
      err.flush();
      return ExitCode.NOTHING_RAN.code();
    }
    Optional<ExpectationSource> expected = Optional.ofNullable(expect).map(ExpectationSource::at);
    Site.write(
        out,
        records.stream()
            .map(
                record ->
                    new Site.Column(
                        record,
                        expected.map(source -> Comparison.of(record, source.of(record), false))))
            .toList());
    return ExitCode.OK.code();
  }
}
