// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.result.RecordFile;

@Command(name = "list", description = "List the ids of the checks, one a line.")
final class ListCommand implements Callable<Integer> {
  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--json", description = "Everything about each id, as JSON.")
  boolean json;

  @Spec CommandSpec spec;

  private final Probe probe;

  ListCommand(Probe probe) {
    this.probe = probe;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    List<Requirement> listed =
        selection.local().of(Catalogue.ofPackage(probe.checks())).stream()
            .map(CheckCase::requirement)
            .toList();
    if (json) {
      out.println(RecordFile.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(listed));
    } else {
      listed.forEach(each -> out.println(line(each)));
    }
    out.flush();
    return 0;
  }

  private static String line(Requirement each) {
    String says = each.row().isEmpty() ? each.says() : each.row();
    return "%-58s %-6s %-24s %s".formatted(each.id(), each.level(), each.reference(), says);
  }
}
