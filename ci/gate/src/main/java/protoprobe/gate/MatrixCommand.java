// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.gate.site.Site;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.ExpectationSource;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;

@Command(
    name = "matrix",
    description = {
      "Write the compatibility matrix of run records: index.html and a page for each target.",
      "Beside the folder records/ of a run, its pages link to the evidence."
    },
    sortOptions = false)
final class MatrixCommand implements Callable<Integer> {
  @Mixin RecordArguments arguments = new RecordArguments();

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
    List<RunRecord> records = arguments.read().records();
    if (records.isEmpty()) {
      return arguments.none("show", spec.commandLine().getErr());
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
