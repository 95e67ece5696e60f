// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.List;
import java.util.Optional;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.result.EvidenceFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/** All that is known of a deviation, in labelled lines; text of strangers as it came. */
final class Story {
  /** Jenkins keeps 50,000 characters of a failing case. */
  private static final int FIELD = 20_000;

  private final StringBuilder text = new StringBuilder();
  private final List<String> command;

  Story(RunRecord record, String message, Optional<Requirement> requirement) {
    command = record.command();
    text.append(XmlText.cut(message, FIELD)).append('\n');
    requirement.ifPresent(this::add);
  }

  Story with(Result result) {
    if (!result.message().isEmpty() && text.indexOf(result.message()) != 0) {
      line("Message", result.message());
    }
    if (result.flaky()) {
      line("Attempts", Attempts.words(result));
    }
    line("Expected", result.expected());
    line("Actual", result.actual());
    result.observed().forEach((key, value) -> line("Observed", key + " = " + value));
    result.evidence().stream().map(EvidenceFile::path).forEach(path -> line("Evidence", path));
    line("Run again", Again.command(command, result.id()));
    return this;
  }

  String text() {
    return text.toString();
  }

  private void add(Requirement requirement) {
    line("Requirement", requirement.says());
    line("Row", requirement.row());
    line(
        "Specification",
        "%s (%s) %s"
            .formatted(requirement.reference(), requirement.level(), requirement.url().orElse(""))
            .strip());
  }

  private void line(String label, String value) {
    if (!value.isEmpty()) {
      text.append(label).append(": ").append(XmlText.cut(value, FIELD)).append('\n');
    }
  }
}
