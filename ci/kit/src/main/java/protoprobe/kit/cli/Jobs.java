// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.local.LocalJob;
import protoprobe.kit.process.GuardianSpec;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.Tool;
import protoprobe.kit.run.AbsentJob;
import protoprobe.kit.run.EvidenceStore;
import protoprobe.kit.run.Job;
import protoprobe.kit.run.RecordDraft;
import protoprobe.kit.run.RemoteJob;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Reachable;

/** Makes a job of each target that the command line names. */
final class Jobs {
  /** Options that change where results go, not what they are. */
  static final Set<String> REPORTING =
      Set.of(
          "--out",
          "--junit",
          "--json",
          "--junit-dialect",
          "--expect",
          "--update-expectations",
          "--progress",
          "--color",
          "-q",
          "-v",
          "--local",
          "--only");

  private final Probe probe;
  private final RunCommand command;
  private final Catalogue catalogue;
  private final Clock clock;

  Jobs(Probe probe, RunCommand command, Catalogue catalogue, Clock clock) {
    this.probe = probe;
    this.command = command;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  Job local(LocalTarget local) {
    List<CheckCase> planned = selected(command.selection.local());
    RecordDraft draft = draft(planned, Stream.of("--local", local.name()));
    List<CheckCase> cases = command.selection.shard().of(planned);
    if (!local.availability().ok()) {
      return new AbsentJob(local, draft);
    }
    List<String> arguments = inside(local);
    GuardianSpec spec =
        GuardianSpec.of(run -> JavaCommand.of(run, probe.getClass(), arguments))
            .withVisible(out().stream().toList());
    return new LocalJob(local, cases.size() * command.tuning.repeat, spec, draft);
  }

  Job host(String text) {
    return remote(probe.host(text, command.families.chosen()), Stream.of(text));
  }

  /** Its options are on the command line anyway. */
  Job reachable(Reachable target) {
    return remote(target, Stream.empty());
  }

  private Job remote(Reachable target, Stream<String> arguments) {
    List<CheckCase> planned = selected(command.selection.remote());
    String name = Optional.ofNullable(command.name).orElse(target.name());
    RecordDraft draft = draft(planned, arguments);
    List<CheckCase> cases = command.selection.shard().of(planned);
    EvidenceStore evidence = new EvidenceStore(out(), RunRecord.name(probe.name(), name));
    return new RemoteJob(
        name, target.reach(), cases, command.tuning.remoteOptions(), evidence, draft);
  }

  private List<CheckCase> selected(Selection selection) {
    return selection.of(catalogue);
  }

  private Optional<Path> out() {
    return Optional.ofNullable(command.reports.out).map(Path::toAbsolutePath);
  }

  private List<String> inside(LocalTarget local) {
    command.tuning.options(1);
    List<String> arguments = new ArrayList<>(List.of("inside", local.name()));
    out().ifPresent(dir -> arguments.addAll(List.of("--evidence", dir.toString())));
    command.selection.arguments().forEach(arguments::add);
    command.tuning.arguments().forEach(arguments::add);
    return arguments;
  }

  /** The option as arguments; where it does not split its values, each stands behind its name. */
  private List<String> words(OptionSpec option) {
    String name = option.longestName();
    if (option.arity().max() == 0) {
      return List.of(name);
    }
    if (name.equals("--shard")) {
      return List.of(name, command.selection.shard().toString()); // what auto has come to
    }
    List<String> values =
        option.originalStringValues().stream().map(value -> probe.shown(name, value)).toList();
    return option.splitRegex().isEmpty()
        ? values.stream().flatMap(value -> Stream.of(name, value)).toList()
        : List.of(name, String.join(",", values));
  }

  private RecordDraft draft(List<CheckCase> cases, Stream<String> target) {
    List<String> line = new ArrayList<>(List.of(probe.tool(), "run"));
    target.forEach(line::add);
    ParseResult parsed = command.spec.commandLine().getParseResult();
    for (OptionSpec option : parsed.matchedOptions()) {
      if (!REPORTING.contains(option.longestName())) {
        line.addAll(words(option));
      }
    }
    return RecordDraft.begin(
        Tool.named(probe.tool()),
        probe.name(),
        line,
        catalogue.cases(),
        cases,
        command.selection.shard(),
        clock);
  }
}
