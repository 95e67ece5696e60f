// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.check.Check;

@Command(name = "explain", description = "Tell what a check requires, and where that stands.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "An id, or the beginning of ids.")
  String id;

  @Spec CommandSpec spec;

  private final Probe probe;

  ExplainCommand(Probe probe) {
    this.probe = probe;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.ofPackage(probe.checks());
    PrintWriter out = spec.commandLine().getOut();
    for (CheckCase each : Selection.everything().onlyIds(List.of(id)).of(catalogue)) {
      explain(out, each.requirement(), each.declaration());
    }
    out.flush();
    return 0;
  }

  private void explain(PrintWriter out, Requirement each, Check check) {
    out.println(each.id());
    out.println("  requirement  " + each.says());
    if (!each.row().isEmpty()) {
      out.println("  row          " + each.row());
    }
    out.println("  level        " + each.level());
    out.println(
        "  source       " + each.reference() + each.url().map(url -> "  " + url).orElse(""));
    out.println("  topic        " + each.topic());
    out.println("  catalogue    " + String.join(", ", each.catalogueRows()));
    out.println("  hazard       " + check.hazard().name().toLowerCase(Locale.ROOT));
    String target = check.localOnly() ? "--local NAME" : "TARGET";
    out.println("  run it       " + probe.tool() + " run " + target + " --only " + each.id());
    out.println();
  }
}
