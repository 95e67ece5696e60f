// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.local.InsideRun;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.run.EvidenceStore;
import protoprobe.kit.target.LocalTarget;

@Command(
    name = "inside",
    hidden = true,
    description = "Run on one local target; only the program itself calls it, in its namespaces.")
final class InsideCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME")
  String name;

  @Option(names = "--evidence", paramLabel = "DIR")
  Path evidence;

  @Mixin SelectionOptions selection = new SelectionOptions();
  @Mixin TuningOptions tuning = new TuningOptions();

  private final Probe probe;

  InsideCommand(Probe probe) {
    this.probe = probe;
  }

  @Override
  public Integer call() {
    LocalTarget local =
        probe.locals().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new BadInput("unknown local target '" + name + "'"));
    PrintStream events = System.out;
    System.setOut(System.err); // what a library prints must not look like an event
    new InsideRun(events)
        .run(
            local,
            selection.local().of(Catalogue.ofPackage(probe.checks())),
            tuning.options(probe.localJobs()),
            new EvidenceStore(Optional.ofNullable(evidence), RunRecord.name(probe.name(), name)),
            runDirectory());
    return 0;
  }

  private static RunDirectory runDirectory() {
    return RunDirectory.current()
        .orElseThrow(() -> new BadInput("inside: expected to be started by run --local"));
  }
}
