// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.run.Job;

/**
 * What the command {@code run} would do with such arguments, for whoever runs it without a command
 * line: nothing is printed, written or ended.
 */
public final class RunPlan {
  /** Options that name targets, choose checks, or judge, besides those that report. */
  private static final Set<String> CHOOSING =
      Set.of("--name", "--skip", "--level", "--shard", "--forge", "--intrusive", "--strict");

  private final RunCommand command;
  private final Catalogue catalogue;

  private RunPlan(RunCommand command, Catalogue catalogue) {
    this.command = command;
    this.catalogue = catalogue;
  }

  /**
   * Reads the arguments.
   *
   * @throws BadInput if one of them is none of the command {@code run}
   */
  public static RunPlan of(Probe probe, List<String> arguments) {
    return new RunPlan(parsed(probe, arguments), Catalogue.ofPackage(probe.checks()));
  }

  /**
   * Refuses what is no option of how the probe goes about it.
   *
   * @param options options of the command {@code run} with their values
   * @throws BadInput if one is unknown, names a target, chooses checks, or says where results go
   */
  public static void requireOptions(Probe probe, List<String> options) {
    RunCommand command = parsed(probe, options);
    Set<String> named = new TreeSet<>();
    for (OptionSpec option : command.spec.commandLine().getParseResult().matchedOptions()) {
      named.add(option.longestName());
    }
    named.removeIf(each -> !CHOOSING.contains(each) && !Jobs.REPORTING.contains(each));
    named.addAll(command.targets);
    if (!named.isEmpty()) {
      throw new BadInput(
          "'%s': expected options of how to run, this one names a target, chooses checks or reports"
              .formatted(String.join("', '", named)));
    }
  }

  /**
   * What would be decided on a target, sorted by id.
   *
   * @throws BadInput if an id that is wanted is unknown
   */
  public List<CheckCase> cases() {
    return (command.locals.isEmpty() ? command.selection.remote() : command.selection.local())
        .of(catalogue);
  }

  /** Every case that the probe knows, sorted by id. */
  public List<CheckCase> catalogue() {
    return catalogue.cases();
  }

  /** Whether each case is run several times. */
  public boolean repeats() {
    return command.tuning.repeat > 1;
  }

  /**
   * One for each target that is named.
   *
   * @throws BadInput if a target cannot be parsed or is unknown
   */
  public List<Job> jobs() {
    return command.jobs(catalogue);
  }

  private static RunCommand parsed(Probe probe, List<String> arguments) {
    RunCommand command = new RunCommand(probe);
    CommandLine line = ProbeMain.run(command, probe);
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      line.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new BadInput(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return command;
  }
}
