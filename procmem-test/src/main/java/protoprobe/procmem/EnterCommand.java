// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;
import protoprobe.procmem.agent.Entrance;
import protoprobe.procmem.agent.Session;
import protoprobe.procmem.target.Credentials;
import protoprobe.procmem.target.Kernel;
import protoprobe.procmem.target.Machine;

@Command(
    name = "enter",
    description = "Enter a sandbox and tell who the agent is there; examines nothing.",
    footer = {
      "%nExamples:",
      "  procmem-test enter --exec 'docker exec -i web sh'",
      "  procmem-test enter --exec 'bwrap --dev-bind / / --proc /proc {agent}'"
    })
final class EnterCommand implements Callable<Integer> {
  @Option(
      names = "--exec",
      required = true,
      paramLabel = "COMMAND",
      description = {
        "Leads into the sandbox. {agent} in it stands for the agent's path on this host;",
        "without it, it must end in a shell."
      })
  String command;

  @Option(
      names = "--agent-at",
      paramLabel = "PATH",
      description = "Where you have put the agent, as seen inside.")
  String agentAt;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long the agent may take to answer; default ${DEFAULT-VALUE}.")
  int patience;

  @Mixin ArchitectureOption architecture = new ArchitectureOption();
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (patience < 1) {
      throw new BadInput("--patience %d: expected at least 1 second".formatted(patience));
    }
    Entrance entrance =
        new Entrance(
            command,
            Optional.ofNullable(agentAt),
            architecture.chosen(),
            Duration.ofSeconds(patience));
    Session session = entrance.open();
    try (Machine machine = Machine.at(session)) {
      tell(spec.commandLine().getOut(), machine, session);
    }
    return ExitCode.OK.code();
  }

  private static void tell(PrintWriter out, Machine machine, Session session) {
    Kernel kernel = machine.kernel();
    Credentials who = machine.first().credentials();
    out.println("architecture   " + session.agent().architecture());
    out.println("kernel         " + Printable.text(kernel.name() + " " + kernel.release()));
    out.println("build          " + Printable.text(kernel.version()));
    out.println("process        " + machine.first().pid());
    out.println("uids           " + who.uids());
    out.println("gids           " + who.gids());
    out.println("capabilities   0x" + Long.toHexString(who.capabilities().effective()));
    out.flush();
  }
}
