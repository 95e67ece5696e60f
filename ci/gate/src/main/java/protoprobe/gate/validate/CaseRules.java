// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What readers of JUnit XML need of a case. */
final class CaseRules {
  /** Azure DevOps cuts longer ones. */
  private static final int LONGEST_NAME = 512;

  private static final Set<String> MARKS = Set.of("failure", "error", "skipped");
  private static final Pattern SECONDS = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Pattern INDEX = Pattern.compile("\\d+|.*\\[\\d+]");
  private static final Pattern CLASSNAME = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)+");

  private final Element element;
  private final String name;
  private final List<String> findings = new ArrayList<>();

  CaseRules(Element element) {
    this.element = element;
    this.name = element.getAttribute("name");
  }

  /** Seconds with a decimal point: {@code parseFloat} reads 1,234.5 as 1. */
  static Optional<String> time(String place, Element element) {
    String text = element.getAttribute("time");
    return SECONDS.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "%s: time='%s', expected seconds with a dot, no grouping".formatted(place, text));
  }

  String place() {
    return "testcase '%s'".formatted(name.length() > 120 ? name.substring(0, 120) + "…" : name);
  }

  List<String> findings() {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      find("name of %d characters, expected 1 to %d".formatted(name.length(), LONGEST_NAME));
    } else if (INDEX.matcher(name).matches()) {
      find("name is an index, expected an id that stays when cases are added");
    }
    String classname = element.getAttribute("classname");
    if (!CLASSNAME.matcher(classname).matches()) {
      find("classname='%s', expected words with dots between".formatted(classname));
    }
    time(place(), element).ifPresent(findings::add);
    marks();
    return findings;
  }

  private void marks() {
    List<Element> marks =
        Elements.children(element).stream()
            .filter(each -> MARKS.contains(each.getTagName()))
            .toList();
    if (marks.size() > 1) {
      find("%d of failure, error, skipped, expected one".formatted(marks.size()));
    }
    for (Element mark : marks) {
      if (mark.getAttribute("message").isBlank()) {
        find(mark.getTagName() + " without message, which Azure shows");
      }
      if (mark.getTextContent().isBlank()) {
        find(mark.getTagName() + " without text, which GitLab shows");
      }
    }
  }

  private void find(String words) {
    findings.add(place() + ": " + words);
  }
}
