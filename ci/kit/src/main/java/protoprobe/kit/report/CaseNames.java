// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.result.RunRecord;

/**
 * Names by which CI servers know a case. They keep histories by class name and name, and drop the
 * second case of the same two.
 */
final class CaseNames {
  /** Azure DevOps takes no more, in UTF-16 units. */
  static final int MAX = 512;

  private static final int TITLE = 120;
  private static final int PART = 100;
  private static final int SUFFIX = 10;

  private CaseNames() {}

  /** Probe, target, specification and area with dots between; dots within become underscores. */
  static String classname(RunRecord record, String spec, String area) {
    return Stream.of(record.probe(), record.target().name(), spec, area)
        .map(CaseNames::part)
        .collect(Collectors.joining("."));
  }

  private static String part(String text) {
    String word =
        XmlText.cut(text, PART)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", "")
            .replaceAll("[^a-z0-9_-]+", "_");
    return word.isEmpty() ? "_" : word;
  }

  /** The id, and the requirement in short. */
  static String name(String id, String says) {
    String title = XmlText.cut(oneLine(says), TITLE);
    return shortened(title.isEmpty() ? oneLine(id) : oneLine(id) + ": " + title, id);
  }

  /** What a requirement with a row is called: the row alone tells it from its sisters. */
  static String title(Requirement requirement) {
    return requirement.row().isEmpty() ? requirement.says() : requirement.row();
  }

  /** The same cases, none with the names of another. */
  static List<JUnitCase> distinct(List<JUnitCase> cases) {
    Set<List<String>> taken = new HashSet<>();
    return cases.stream().map(each -> free(each, taken)).toList();
  }

  private static JUnitCase free(JUnitCase each, Set<List<String>> taken) {
    JUnitCase candidate = each;
    for (int n = 2; !taken.add(List.of(candidate.classname(), candidate.name())); n++) {
      candidate = each.named(fit(each.name(), MAX - SUFFIX) + " (" + n + ")");
    }
    return candidate;
  }

  private static String shortened(String name, String id) {
    return name.length() <= MAX
        ? name
        : fit(name, MAX - SUFFIX) + "~%08x".formatted(Arrays.hashCode(id.toCharArray()));
  }

  private static String fit(String text, int units) {
    String cut = text.substring(0, Math.min(units, text.length()));
    return Character.isHighSurrogate(cut.charAt(cut.length() - 1))
        ? cut.substring(0, cut.length() - 1)
        : cut;
  }

  private static String oneLine(String text) {
    return XmlText.legal(text).replaceAll("\\s+", " ").strip();
  }
}
