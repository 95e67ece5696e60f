// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.result.Tool;
import protoprobe.kit.target.LocalTarget;

/** The command line that every probe has. */
public final class ProbeMain {
  private ProbeMain() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(Probe probe, String... arguments) {
    System.exit(Lines.execute(line(probe), arguments));
  }

  /** The command line, to be executed or described. */
  public static CommandLine line(Probe probe) {
    CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Root()));
    line.setCommandName(probe.tool());
    line.getCommandSpec().usageMessage().description(probe.description());
    line.getCommandSpec().versionProvider(version(probe));
    line.addSubcommand(run(new RunCommand(probe), probe));
    line.addSubcommand(new ListCommand(probe));
    line.addSubcommand(new ExplainCommand(probe));
    line.addSubcommand(new TargetsCommand(probe));
    new TreeMap<>(probe.commands())
        .forEach(line::addSubcommand); // Map.of has another order each time
    line.addSubcommand(new CompletionCommand(() -> values(probe)));
    line.addSubcommand(new ManualCommand());
    line.addSubcommand(new InsideCommand(probe));
    return Lines.configured(line, probe.examples());
  }

  /** The command with the probe's own options. */
  static CommandLine run(RunCommand command, Probe probe) {
    CommandLine run = new CommandLine(command);
    run.getCommandSpec().addMixin(probe.name(), CommandSpec.forAnnotatedObject(probe.options()));
    describeTargets(run.getCommandSpec(), probe.targetForms());
    return run;
  }

  private static void describeTargets(CommandSpec run, String forms) {
    PositionalParamSpec targets = run.positionalParameters().get(0);
    run.remove(targets);
    run.addPositional(PositionalParamSpec.builder(targets).description(forms).build());
  }

  /** What a shell can complete: the ids of checks, the names of local targets. */
  private static Map<String, List<String>> values(Probe probe) {
    List<String> ids =
        Catalogue.ofPackage(probe.checks()).cases().stream().map(CheckCase::id).toList();
    List<String> locals =
        Stream.concat(Stream.of("all"), probe.locals().stream().map(LocalTarget::name)).toList();
    return Map.of("--only", ids, "--skip", ids, "ID", ids, "--local", locals);
  }

  private static IVersionProvider version(Probe probe) {
    return () -> new String[] {probe.tool() + " " + Tool.named(probe.tool()).version()};
  }

  @Command(mixinStandardHelpOptions = true)
  private static final class Root {}
}
