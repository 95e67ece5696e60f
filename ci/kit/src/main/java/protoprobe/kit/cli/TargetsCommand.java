// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
    Optional<NotPermitted> namespaces = Guardian.probe();
    String form = "%-" + width(LocalTarget::name) + "s  %-" + width(LocalTarget::product) + "s  ";
    for (LocalTarget each : probe.locals()) {
      Availability here = availability(each, namespaces);
      String state = here.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      out.printf(form + "%-13s  %s%n", each.name(), each.product(), state, here.text());
    }
    out.flush();
    return 0;
  }

  private int width(Function<LocalTarget, String> column) {
    return probe.locals().stream().map(column).mapToInt(String::length).max().orElse(1);
  }

  private static Availability availability(LocalTarget target, Optional<NotPermitted> namespaces) {
    Availability here = target.availability();
    return here.ok() ? namespaces.map(Availability::refused).orElse(here) : here;
  }
}
