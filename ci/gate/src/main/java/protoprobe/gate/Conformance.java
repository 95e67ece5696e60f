// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import protoprobe.gate.probe.Home;
import protoprobe.kit.cli.CompletionCommand;
import protoprobe.kit.cli.Lines;
import protoprobe.kit.cli.ManualCommand;
import protoprobe.kit.result.Tool;

/** Runs every probe, holds run records against expectations, publishes the matrix. */
@Command(
    name = Conformance.NAME,
    mixinStandardHelpOptions = true,
    description = "Runs every probe on every local target, holds results against what is expected.")
public final class Conformance {
  static final String NAME = "conformance";

  private Conformance() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(Lines.execute(line(Home.here(), System.getenv()), arguments));
  }

  /** The command line of a program that stands there, with those environment variables. */
  static CommandLine line(Home home, Map<String, String> environment) {
    CommandLine line = new CommandLine(new Conformance());
    line.getCommandSpec()
        .versionProvider(() -> new String[] {NAME + " " + Tool.named(NAME).version()});
    line.addSubcommand(new RunCommand(home, environment));
    line.addSubcommand(new GateCommand(environment));
    line.addSubcommand(new MatrixCommand());
    line.addSubcommand(new ReportCommand());
    line.addSubcommand(new DiffCommand());
    line.addSubcommand(new MergeCommand());
    line.addSubcommand(new BadgeCommand());
    line.addSubcommand(new ValidateCommand());
    line.addSubcommand(new CompletionCommand());
    line.addSubcommand(new ManualCommand());
    return Lines.configured(
        line,
        List.of(
            "conformance run --out results",
            "conformance gate results --expect ci/expectations",
            "conformance matrix results --out site"));
  }
}
