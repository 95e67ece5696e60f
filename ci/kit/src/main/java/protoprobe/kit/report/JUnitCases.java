// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.expect.Comparison;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** The cases of a record: one for each result, and for each id that ought to have one. */
final class JUnitCases {
  private final RunRecord record;
  private final Marks marks;
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
  private final Map<String, Requirement> requirements = new LinkedHashMap<>();

  private JUnitCases(RunRecord record, Comparison comparison) {
    this.record = record;
    this.marks = new Marks(record);
    comparison.verdicts().forEach(verdict -> verdicts.putIfAbsent(verdict.id(), verdict));
    record.catalogue().forEach(each -> requirements.putIfAbsent(each.id(), each));
  }

  static List<JUnitCase> of(RunRecord record, Comparison comparison) {
    return CaseNames.distinct(new JUnitCases(record, comparison).cases());
  }

  private List<JUnitCase> cases() {
    if (record.state() == RunState.ABSENT || record.state() == RunState.UNREACHABLE) {
      return List.of(theRun(marks.nothingRan()));
    }
    SortedMap<String, List<JUnitCase>> byId = new TreeMap<>();
    record.results().forEach(result -> add(byId, result.id(), decided(result)));
    missing().forEach(id -> add(byId, id, missing(id)));
    List<JUnitCase> cases = byId.values().stream().flatMap(List::stream).toList();
    return cases.isEmpty() ? List.of(theRun(marks.nothingRan())) : cases;
  }

  private static void add(SortedMap<String, List<JUnitCase>> byId, String id, JUnitCase added) {
    byId.computeIfAbsent(XmlText.legal(id), any -> new ArrayList<>()).add(added);
  }

  /** Ids planned that have no result. */
  private Set<String> missing() {
    Set<String> ids = new HashSet<>(record.planned());
    record.results().forEach(result -> ids.remove(result.id()));
    return ids;
  }

  private JUnitCase missing(String id) {
    return named(id, 0, marks.unfinished(requirement(id)), properties(id, "not-run"), List.of());
  }

  private JUnitCase decided(Result result) {
    Optional<Verdict> verdict = Optional.ofNullable(verdicts.get(result.id()));
    String outcome = result.flaky() ? Signs.FLAKY : result.outcome().word();
    Map<String, String> properties = properties(result.id(), outcome);
    if (result.flaky()) {
      properties.put("attempts", Attempts.words(result));
    } else {
      result.grade().ifPresent(grade -> properties.put("grade", grade.word()));
    }
    if (!result.message().isEmpty()) {
      properties.put("message", result.message());
    }
    if (!result.expected().isEmpty()) {
      properties.put("expected", result.expected());
    }
    result.observed().forEach((key, value) -> properties.put("observed." + key, value));
    List<String> files =
        result.evidence().stream().map(EvidenceFile::path).map(JUnitCases::oneLine).toList();
    if (!files.isEmpty()) {
      properties.put("evidence", String.join(" ", files));
    }
    return named(
        result.id(),
        result.durationMillis(),
        marks.of(result, requirement(result.id()), verdict),
        properties,
        files.stream().filter(JUnitCases::isEvidence).map("[[ATTACHMENT|%s]]"::formatted).toList());
  }

  private Map<String, String> properties(String id, String outcome) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("check.id", id);
    requirement(id)
        .ifPresent(
            requirement -> {
              properties.put("spec", requirement.reference());
              requirement.url().ifPresent(url -> properties.put("spec.url", url));
              properties.put("spec.level", requirement.level().name());
            });
    properties.put("outcome", outcome);
    Optional.ofNullable(verdicts.get(id))
        .ifPresent(verdict -> properties.put("verdict", Marks.word(verdict.kind())));
    return properties;
  }

  private JUnitCase named(
      String id, long millis, Mark mark, Map<String, String> properties, List<String> files) {
    Optional<Requirement> requirement = requirement(id);
    String classname =
        CaseNames.classname(
            record,
            requirement.map(Requirement::spec).orElse("unknown"),
            requirement.map(Requirement::area).orElse("unknown"));
    String name = CaseNames.name(id, requirement.map(CaseNames::title).orElse(""));
    List<String> output = new ArrayList<>();
    output.add(oneLine(id).replace("[[", "[ ["));
    requirement.flatMap(Requirement::url).ifPresent(output::add);
    output.addAll(files);
    return new JUnitCase(classname, name, millis, mark, properties, output);
  }

  private JUnitCase theRun(Mark mark) {
    return new JUnitCase(
        CaseNames.classname(record, "run", "target"),
        CaseNames.name(record.probe() + "/run", "The target can be examined."),
        0,
        mark,
        Map.of("outcome", mark.type()),
        List.of());
  }

  private Optional<Requirement> requirement(String id) {
    return Optional.ofNullable(requirements.get(id));
  }

  /** Azure DevOps uploads whatever file an attachment names. */
  private static boolean isEvidence(String path) {
    return path.startsWith("evidence/")
        && !path.contains("\\")
        && !path.contains("]]")
        && Arrays.stream(path.split("/", -1)).noneMatch(step -> step.matches("[.]{0,2}"));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
