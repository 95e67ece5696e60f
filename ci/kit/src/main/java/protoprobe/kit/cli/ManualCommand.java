// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;

/** Prints manual pages, made of what {@code --help} is made of. */
@Command(
    name = "manual",
    description = "Print a manual page: TOOL manual | man -l -",
    sortOptions = false)
public final class ManualCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The command whose page is wanted; default that of the program.")
  private String command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write all pages there: TOOL.1, and TOOL-COMMAND.1 for each command.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (out != null) {
      ManualPage.visible(spec.root()).forEach(this::write);
      write(spec.root());
      return 0;
    }
    PrintWriter to = spec.commandLine().getOut();
    to.print(ManualPage.of(wanted()));
    to.flush();
    return 0;
  }

  private CommandSpec wanted() {
    return Optional.ofNullable(command)
        .map(
            name ->
                ManualPage.visible(spec.root())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new BadInput(
                                "manual %s: expected a command of %s"
                                    .formatted(name, spec.root().name()))))
        .orElse(spec.root());
  }

  private void write(CommandSpec described) {
    Path file = out.resolve(ManualPage.name(described) + ".1");
    try {
      Files.createDirectories(out);
      Files.writeString(file, ManualPage.of(described));
    } catch (IOException e) {
      throw new Refused("manual page %s: cannot be written: %s".formatted(file, e), e);
    }
  }
}
