// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import protoprobe.kit.report.Again;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.Environment;
import protoprobe.kit.result.TargetInfo;

/** The page of one target: everything that its record says. */
record TargetPage(Run run) {
  private static final int FACT = 300;
  private static final int LINES = 100;

  Frame frame() {
    return Frame.of(run.caption().target() + " – conformance of " + run.caption().probe());
  }

  /** What was examined, where and when. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    Environment where = run.record().environment();
    put(facts, "Product", run.caption().product());
    put(facts, "Kind", run.record().target().local() ? "started by the probe" : "found running");
    run.record().target().facts().entrySet().stream()
        .filter(fact -> !fact.getKey().equals(TargetInfo.STORY))
        .forEach(fact -> put(facts, fact.getKey(), fact.getValue()));
    put(facts, "Tool", run.caption().tool());
    put(facts, "Started", run.caption().started());
    run.caption().took().ifPresent(took -> put(facts, "Took", took));
    put(facts, "System", where.os());
    put(facts, "Kernel", where.kernel() + " " + where.arch());
    put(facts, "Java", where.jdk());
    put(facts, "User id", where.uid() < 0 ? "" : Integer.toString(where.uid()));
    return facts;
  }

  /** What the probe tells people of the target, in lines. */
  String story() {
    return run.record().target().story().stream()
        .limit(LINES)
        .map(Printable::text)
        .collect(Collectors.joining("\n"));
  }

  private static void put(Map<String, String> facts, String key, String value) {
    if (!value.isBlank()) {
      facts.put(Printable.text(key, FACT), Printable.text(value, FACT));
    }
  }

  String command() {
    return Printable.text(Again.command(run.record().command()));
  }

  /** Nothing if nothing ran. */
  List<Topic> topics() {
    return run.began() ? Topic.of(List.of(run)) : List.of();
  }

  Tally tally() {
    return Tally.of(run.ids().stream().map(run::cell).toList(), run.file());
  }

  Case story(Line line) {
    return new Case(run, line);
  }

  /** Cases that somebody has to look at. */
  List<Line> deviations() {
    return topics().stream()
        .flatMap(topic -> topic.groups().stream())
        .flatMap(group -> group.lines().stream())
        .filter(line -> run.cell(line.id()).deviates())
        .toList();
  }
}
