// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import protoprobe.kit.process.Guardian;
import protoprobe.kit.process.NotPermitted;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.LocalTarget;

@Command(
    name = "targets",
    description = "List the local targets: available, not installed, or not permitted here.")
final class TargetsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  private final Probe probe;

  TargetsCommand(Probe probe) {
    this.probe = probe;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (LocalTarget each : probe.locals()) {
      Availability here = availability(each);
      String state = here.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      out.println(
          "%-12s %-22s %-14s %s".formatted(each.name(), each.product(), state, here.text()));
    }
    out.flush();
    return 0;
  }

  private static Availability availability(LocalTarget target) {
    Availability installed = target.availability();
    if (!installed.ok()) {
      return installed;
    }
    return Guardian.probe().map(TargetsCommand::notPermitted).orElse(installed);
  }

  private static Availability notPermitted(NotPermitted refused) {
    return new Availability(
        Availability.State.NOT_PERMITTED,
        refused.call() + ": " + refused.error(),
        refused.hint().orElse(""));
  }
}
