// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the command line. */
@Command(name = "completion", description = "Print a completion script for bash and zsh.")
public final class CompletionCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  private final Supplier<Map<String, List<String>>> candidates;

  /** Of a program whose options are completed as far as picocli knows their values. */
  public CompletionCommand() {
    this(Map::of);
  }

  /**
   * @param candidates what may follow an option, by its name, or stand for a parameter, by its
   *     label; asked for only when the script is printed
   */
  CompletionCommand(Supplier<Map<String, List<String>>> candidates) {
    this.candidates = candidates;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    Map<String, List<String>> values = candidates.get();
    root.getSubcommands().values().forEach(each -> tell(each.getCommandSpec(), values));
    root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    root.getOut().flush();
    return 0;
  }

  private static void tell(CommandSpec command, Map<String, List<String>> values) {
    for (OptionSpec option : List.copyOf(command.options())) {
      if (values.containsKey(option.longestName())) {
        List<String> known = values.get(option.longestName());
        command.remove(option);
        command.addOption(OptionSpec.builder(option).completionCandidates(known).build());
      }
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      if (values.containsKey(parameter.paramLabel())) {
        List<String> known = values.get(parameter.paramLabel());
        command.remove(parameter);
        command.addPositional(
            PositionalParamSpec.builder(parameter).completionCandidates(known).build());
      }
    }
  }
}
