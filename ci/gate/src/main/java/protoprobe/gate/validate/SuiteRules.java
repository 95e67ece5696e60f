// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.validate;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** What readers of JUnit XML need of suites. */
final class SuiteRules {
  /** Properties by which a dump of the Java system properties shows. */
  private static final Set<String> DUMP =
      Set.of("java.home", "java.class.path", "user.home", "user.name", "user.dir");

  private final List<String> findings;

  SuiteRules(List<String> findings) {
    this.findings = findings;
  }

  /**
   * A suite and its cases.
   *
   * @param dated whether it must have a time stamp, which Surefire's schema does not know
   */
  void suite(Element suite, boolean dated) {
    String place = "testsuite '%s'".formatted(suite.getAttribute("name"));
    totals(place, suite);
    if (dated || suite.hasAttribute("timestamp")) {
      timestamp(place, suite);
    }
    if (!Elements.children(suite, "testsuite").isEmpty()
        || !Elements.deeper(suite, "testsuite").isEmpty()) {
      findings.add(place + ": a testsuite inside, expected one level (Azure and dorny walk one)");
    }
    Elements.properties(suite).keySet().stream()
        .filter(DUMP::contains)
        .forEach(name -> findings.add("%s: property %s tells of the host".formatted(place, name)));
    cases(place, Elements.children(suite, "testcase"));
  }

  /** Name, time and totals of a suite, or of all. */
  void totals(String place, Element element) {
    if (element.getAttribute("name").isBlank()) {
      findings.add(place + ": no name");
    }
    CaseRules.time(place, element).ifPresent(findings::add);
    if (place.equals("testsuites")) {
      timestamp(place, element);
    }
    count(place, element, "tests", "testcase");
    count(place, element, "failures", "failure");
    count(place, element, "errors", "error");
    count(place, element, "skipped", "skipped");
  }

  private void count(String place, Element element, String attribute, String counted) {
    long there =
        counted.equals("testcase")
            ? Elements.children(element, counted).size() + Elements.deeper(element, counted).size()
            : Elements.deeper(element, counted).size();
    String told = element.getAttribute(attribute);
    if (!told.equals(Long.toString(there))) {
      findings.add("%s: %s='%s', expected %d".formatted(place, attribute, told, there));
    }
  }

  private void timestamp(String place, Element element) {
    String text = element.getAttribute("timestamp");
    try {
      Instant.parse(text);
    } catch (DateTimeException e) {
      findings.add(
          "%s: timestamp='%s', expected ISO 8601 with Z, as in 2025-03-01T10:20:30Z"
              .formatted(place, text));
    }
  }

  private void cases(String place, List<Element> cases) {
    if (cases.isEmpty()) {
      findings.add(place + ": no testcase, expected at least one (Jenkins drops the suite)");
    }
    Map<List<String>, Integer> seen = new HashMap<>();
    Optional<String> last = Optional.empty();
    for (Element each : cases) {
      CaseRules rules = new CaseRules(each);
      findings.addAll(rules.findings());
      if (seen.merge(
              List.of(each.getAttribute("classname"), each.getAttribute("name")), 1, Integer::sum)
          == 2) {
        findings.add(rules.place() + ": again, expected each name once (GitLab keeps the first)");
      }
      Optional<String> id = Optional.ofNullable(Elements.properties(each).get("check.id"));
      if (id.isPresent() && last.isPresent() && last.get().compareTo(id.get()) > 0) {
        findings.add(
            "%s: after %s, expected cases sorted by check.id".formatted(rules.place(), last.get()));
      }
      last = id.or(() -> Optional.empty());
    }
  }
}
