// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;

/** What the schema of run records cannot say, on a document that obeys it. */
final class RecordRules {
  private final Path file;
  private final JsonNode root;
  private final List<String> findings = new ArrayList<>();

  RecordRules(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  List<String> findings() {
    List<String> catalogue = ids("catalogue");
    List<String> planned = texts(root.get("planned"));
    List<String> results = ids("results");
    sorted("catalogue", catalogue);
    sorted("planned", planned);
    sorted("results", results);
    within("planned", planned, "catalogue", catalogue);
    within("results", results, "planned", planned);
    state(new HashSet<>(planned), new HashSet<>(results));
    times();
    attempts();
    nameOfTheFile();
    evidence();
    return findings;
  }

  private void sorted(String list, List<String> ids) {
    for (int i = 1; i < ids.size(); i++) {
      int order = ids.get(i - 1).compareTo(ids.get(i));
      if (order >= 0) {
        findings.add(
            "/%s/%d: id '%s' %s, expected ids sorted and each once"
                .formatted(
                    list, i, ids.get(i), order == 0 ? "again" : "after '" + ids.get(i - 1) + "'"));
      }
    }
  }

  private void within(String list, List<String> ids, String whole, List<String> known) {
    Set<String> all = new HashSet<>(known);
    for (int i = 0; i < ids.size(); i++) {
      if (!all.contains(ids.get(i))) {
        findings.add("/%s/%d: id '%s', expected one of %s".formatted(list, i, ids.get(i), whole));
      }
    }
  }

  private void state(Set<String> planned, Set<String> results) {
    String word = root.get("state").textValue();
    boolean never = word.equals(RunState.ABSENT.word()) || word.equals(RunState.UNREACHABLE.word());
    if (never && !results.isEmpty()) {
      findings.add("/results: %d, expected none in state %s".formatted(results.size(), word));
    }
    if (word.equals(RunState.COMPLETE.word()) && !results.containsAll(planned)) {
      planned.removeAll(results);
      findings.add(
          "/results: %d planned ids without result, such as '%s', expected none in state %s"
              .formatted(planned.size(), planned.stream().sorted().findFirst().get(), word));
    }
    if (!word.equals(RunState.COMPLETE.word()) && root.get("reason").textValue().isBlank()) {
      findings.add("/reason: empty, expected why the state is " + word);
    }
  }

  private void times() {
    Optional<Instant> started = time("started");
    Optional<Instant> ended = time("ended");
    if (started.isPresent() && ended.isPresent() && ended.get().isBefore(started.get())) {
      findings.add("/ended: %s, expected not before started".formatted(ended.get()));
    }
  }

  private Optional<Instant> time(String field) {
    String text = root.get(field).textValue();
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      findings.add("/%s: '%s', expected a time that exists".formatted(field, text));
      return Optional.empty();
    }
  }

  private void attempts() {
    JsonNode results = root.get("results");
    for (int i = 0; i < results.size(); i++) {
      String outcome = results.get(i).get("outcome").textValue();
      if (texts(results.get(i).get("attempts")).stream()
          .noneMatch(each -> each.split(":")[0].equals(outcome))) {
        findings.add(
            "/results/%d/attempts: none came to %s, expected one with the outcome"
                .formatted(i, outcome));
      }
    }
  }

  /** Where a file lies in {@code records/}, its name says of what it is. */
  private void nameOfTheFile() {
    if (outputFolder().isEmpty()) {
      return;
    }
    String expected =
        RunRecord.name(root.get("probe").textValue(), root.get("target").get("name").textValue())
            + ".json";
    if (!file.getFileName().toString().equals(expected)) {
      findings.add("/target/name: expected the file name " + expected);
    }
  }

  private void evidence() {
    EvidencePaths paths = new EvidencePaths(outputFolder());
    JsonNode results = root.get("results");
    for (int i = 0; i < results.size(); i++) {
      JsonNode files = results.get(i).get("evidence");
      for (int k = 0; k < files.size(); k++) {
        String place = "/results/%d/evidence/%d/path: ".formatted(i, k);
        paths
            .problem(files.get(k).get("path").textValue())
            .ifPresent(words -> findings.add(place + words));
      }
    }
  }

  private Optional<Path> outputFolder() {
    return Optional.ofNullable(file.toAbsolutePath().getParent())
        .filter(folder -> folder.endsWith("records"))
        .map(Path::getParent);
  }

  private List<String> ids(String list) {
    return StreamSupport.stream(root.get(list).spliterator(), false)
        .map(each -> each.get("id").textValue())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }
}
