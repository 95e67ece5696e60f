// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin EntranceOptions options = new EntranceOptions();
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Entrance entrance =
        options.entrance().orElseThrow(() -> new BadInput("no sandbox: expected --exec COMMAND"));
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
