// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import protoprobe.kit.check.Findings;
import protoprobe.kit.check.Inconclusive;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.report.Printable;
import protoprobe.quic.stack.Visit.End;

/**
 * The visits to all alternatives by all stacks. What only kwik makes trouble with is noted, but not
 * held against the site.
 */
public final class Reaches {
  private static final String UNSURE = "kwik";

  private final List<Reach> all;
  private final Findings findings;

  Reaches(List<Reach> all, Findings findings) {
    this.all = all;
    this.findings = findings;
  }

  /** All of them. */
  public List<Reach> all() {
    return all;
  }

  /**
   * Those at whose place somebody is.
   *
   * @throws Unsupported if there is none
   */
  public Reaches heard() {
    return only(Reach::heard, "nobody was heard");
  }

  /**
   * Those with an answer.
   *
   * @throws Unsupported if there is none
   */
  public Reaches answered() {
    return only(Reach::answered, "no answer came");
  }

  /** Those of some kind. */
  public Reaches only(java.util.function.Predicate<Reach> wanted, String otherwise) {
    List<Reach> some = all.stream().filter(wanted).toList();
    if (some.isEmpty()) {
      throw new Unsupported("HTTP/3: %s: %s".formatted(otherwise, ends()));
    }
    return new Reaches(some, findings);
  }

  /**
   * What is wrong with which of them, a line each. A visit in which the client itself failed says
   * nothing.
   *
   * @param flaw what is wrong with one
   * @throws Inconclusive if only a stack that is not trusted alone, or none, could judge
   */
  public List<String> flaws(Function<Reach, Optional<String>> flaw) {
    Map<Stop, List<Reach>> places =
        all.stream()
            .filter(reach -> reach.visit().end() != End.FAILED)
            .collect(Collectors.groupingBy(Reach::stop, LinkedHashMap::new, Collectors.toList()));
    if (places.isEmpty()) {
      throw new Inconclusive("no client could visit it: " + ends());
    }
    List<String> lines = new ArrayList<>();
    places.values().forEach(visits -> lines.addAll(flawsOfPlace(visits, flaw)));
    return lines;
  }

  private List<String> flawsOfPlace(List<Reach> visits, Function<Reach, Optional<String>> flaw) {
    List<Reach> flawed = visits.stream().filter(each -> flaw.apply(each).isPresent()).toList();
    List<String> lines =
        flawed.stream()
            .map(each -> each + ": " + Printable.text(flaw.apply(each).orElseThrow(), 400))
            .toList();
    boolean unsureAlone =
        !flawed.isEmpty() && flawed.stream().allMatch(each -> each.stack().startsWith(UNSURE));
    if (!unsureAlone) {
      return lines;
    }
    if (flawed.size() == visits.size()) {
      throw new Inconclusive("only kwik was there to judge: " + lines);
    }
    findings.observe("only-kwik", String.join("; ", lines));
    return List.of();
  }

  private String ends() {
    return all.stream()
        .map(
            each ->
                "%s: %s %s"
                    .formatted(each, each.visit().end(), Printable.text(each.visit().reason(), 200))
                    .strip())
        .collect(Collectors.joining("; "));
  }
}
