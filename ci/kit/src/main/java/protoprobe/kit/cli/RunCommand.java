// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.run.Job;
import protoprobe.kit.run.RemoteJob;
import protoprobe.kit.target.LocalTarget;

@Command(
    name = "run",
    description = "Examine targets and report what does not conform.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description = "See Probe.targetForms(), which stands here.")
  List<String> targets = List.of();

  @Option(
      names = "--local",
      split = ",",
      paramLabel = "NAME",
      description = "Local targets to start and examine, or all; see the command targets.")
  List<String> locals = List.of();

  @Option(names = "--name", description = "Name the target so in reports.")
  String name;

  @ArgGroup Families families = new Families();

  @Mixin SelectionOptions selection = new SelectionOptions();
  @Mixin TuningOptions tuning = new TuningOptions();
  @Mixin ReportOptions reports = new ReportOptions();
  @Spec CommandSpec spec;

  private final Probe probe;

  RunCommand(Probe probe) {
    this.probe = probe;
  }

  /** At most one of them. */
  static final class Families {
    @Option(names = "-4", description = "IPv4 only.")
    boolean four;

    @Option(names = "-6", description = "IPv6 only.")
    boolean six;

    Family chosen() {
      return four ? Family.IPV4 : six ? Family.IPV6 : Family.ANY;
    }
  }

  @Override
  public Integer call() {
    List<Job> jobs = jobs(Catalogue.ofPackage(probe.checks()));
    refuseNone(jobs);
    if (jobs.stream().allMatch(job -> job instanceof RemoteJob && job.planned() == 0)) {
      spec.commandLine().getErr().println("nothing to run: no check fits the selection");
      return ExitCode.NOTHING_RAN.code();
    }
    try (Reporter reporter = new Reporter(reports, spec.commandLine(), jobs.size())) {
      List<RunRecord> records = RunAll.of(jobs, reporter);
      ExitCode code = reporter.finish(records);
      return absenceCounts(records) ? ExitCode.worst(code, ExitCode.REFUSED).code() : code.code();
    }
  }

  /** One for each target that is named. */
  List<Job> jobs(Catalogue catalogue) {
    Jobs factory = new Jobs(probe, this, catalogue, Clock.systemUTC());
    List<Job> jobs = new ArrayList<>();
    chosenLocals().forEach(local -> jobs.add(factory.local(local)));
    probe.reachables().forEach(target -> jobs.add(factory.reachable(target)));
    refuseHosts();
    targets.forEach(text -> jobs.add(factory.host(text)));
    return jobs;
  }

  /** Local targets, as asked for by name or by {@code all}. */
  private List<LocalTarget> chosenLocals() {
    return locals.stream()
        .flatMap(
            wanted -> wanted.equals("all") ? probe.locals().stream() : Stream.of(local(wanted)))
        .distinct()
        .toList();
  }

  private LocalTarget local(String wanted) {
    return probe.locals().stream()
        .filter(each -> each.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "unknown local target '%s': expected all or one of %s"
                        .formatted(
                            wanted, probe.locals().stream().map(LocalTarget::name).toList())));
  }

  private void refuseHosts() {
    if (!probe.examinesHosts() && !targets.isEmpty()) {
      throw new BadInput(
          "target '%s': %s examines no hosts; for example\n  %s"
              .formatted(targets.get(0), probe.tool(), String.join("\n  ", probe.examples())));
    }
  }

  private void refuseNone(List<Job> jobs) {
    if (jobs.isEmpty()) {
      throw new BadInput(
          "no target: expected %s, for example\n  %s"
              .formatted(
                  probe.examinesHosts() ? "a TARGET or --local NAME" : "--local NAME or the like",
                  String.join("\n  ", probe.examples())));
    }
    if (name != null && jobs.size() > 1) {
      throw new BadInput(
          "--name %s: expected a single target, not %d".formatted(name, jobs.size()));
    }
    Map<String, String> names = new HashMap<>();
    for (Job job : jobs) {
      String other = names.put(RunRecord.name(probe.name(), job.name()), job.name());
      if (other != null) {
        throw new BadInput(
            "targets %s and %s: their files would have the same name, expected different ones"
                .formatted(other, job.name()));
      }
    }
  }

  /** A target asked for by name must be there; under {@code all}, only where peers are required. */
  private boolean absenceCounts(List<RunRecord> records) {
    boolean required = "1".equals(System.getenv("PROTOPROBE_REQUIRE_PEERS"));
    return records.stream()
        .filter(record -> record.state() == RunState.ABSENT)
        .anyMatch(record -> required || locals.contains(record.target().name()));
  }
}
