// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import protoprobe.kit.result.Tool;

/** A command's manual page of section 1, in the order that man-pages(7) gives. */
final class ManualPage {
  private final CommandSpec command;
  private final Roff roff = new Roff();

  private ManualPage(CommandSpec command) {
    this.command = command;
  }

  /** Its source, for man(1). */
  static String of(CommandSpec command) {
    return new ManualPage(command).written();
  }

  /** Its name: {@code TOOL}, or {@code TOOL-COMMAND}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** The commands of a program that are shown to its users. */
  static Stream<CommandSpec> visible(CommandSpec root) {
    return root.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(each -> !each.usageMessage().hidden())
        .distinct();
  }

  private String written() {
    UsageMessageSpec usage = command.usageMessage();
    String tool = command.root().name();
    roff.title(name(command), Tool.date(), tool + " " + Tool.named(tool).version());
    roff.section("NAME").line(Roff.escaped(name(command)) + " \\- " + summary());
    roff.section("SYNOPSIS").verbatim(synopsis());
    roff.section("DESCRIPTION").line(Roff.escaped(String.join(" ", usage.description())));
    describeArguments();
    describeCommands();
    roff.section("EXIT STATUS");
    usage.exitCodeList().forEach((code, words) -> roff.item(code, words));
    Roff.blocks(usage.footer()).forEach(this::describeBlock);
    seeAlso();
    return roff.text();
  }

  /** whatis(1) wants one line without a full stop: the first sentence. */
  private String summary() {
    String words = String.join(" ", command.usageMessage().description());
    int end = words.indexOf(". ");
    return Roff.escaped((end < 0 ? words : words.substring(0, end)).replaceFirst("\\.$", ""));
  }

  private List<String> synopsis() {
    command.usageMessage().autoWidth(false).width(80); // whatever the terminal of whoever builds it
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    return help.synopsis(0).lines().map(String::stripTrailing).toList();
  }

  private void describeArguments() {
    roff.section("OPTIONS");
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      roff.item(parameter.paramLabel(), words(parameter));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        roff.item(names(option), words(option));
      }
    }
  }

  private static String names(OptionSpec option) {
    String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
    return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
  }

  private static String words(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void describeCommands() {
    if (command.parent() == null) {
      roff.section("COMMANDS");
      visible(command)
          .forEach(
              each -> roff.item(each.name(), String.join(" ", each.usageMessage().description())));
    }
  }

  /** A footer has blocks divided by blank lines, each under a line that ends with a colon. */
  private void describeBlock(List<String> lines) {
    if (lines.get(0).equals("Examples:")) {
      roff.section("EXAMPLES").verbatim(lines.subList(1, lines.size()));
    } else {
      roff.section("FILES").verbatim(lines);
    }
  }

  private void seeAlso() {
    List<CommandSpec> others =
        Stream.concat(Stream.of(command.root()), visible(command.root()))
            .filter(each -> each != command)
            .toList();
    roff.section("SEE ALSO").references(others.stream().map(ManualPage::name).toList());
  }
}
