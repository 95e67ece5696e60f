// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.badge;

import java.util.List;
import protoprobe.gate.verdict.Assessed;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.expect.Verdict;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.report.Printable;

/**
 * Two short texts and a colour.
 *
 * @param label the left part: what was examined
 * @param message the right part: what came of it; never told by the colour alone
 * @param colour of the right part
 */
public record Badge(String label, String message, Colour colour) {
  private static final int LONGEST = 60;

  /** Colours of shields.io by name, with the shade that white text can be read on. */
  public enum Colour {
    GREEN("brightgreen", "#2e7d32"),
    RED("red", "#b3261e"),
    ORANGE("orange", "#a15c00"),
    GREY("lightgrey", "#5f6368");

    private final String shields;
    private final String shade;

    Colour(String shields, String shade) {
      this.shields = shields;
      this.shade = shade;
    }

    /** The name that shields.io knows. */
    public String shields() {
      return shields;
    }

    /** As in a style sheet; contrast with white at least 4.5 to 1. */
    public String shade() {
      return shade;
    }
  }

  /** Of one target. */
  public static Badge of(Assessed each) {
    String label = each.record().probe() + " " + each.record().target().name();
    if (each.record().results().isEmpty()) {
      return badge(label, each.record().state().word(), Colour.GREY);
    }
    return badge(label, words(List.of(each)), colour(each.code()));
  }

  /** Of all targets together. */
  public static Badge of(List<Assessed> all) {
    ExitCode code = all.stream().map(Assessed::code).reduce(ExitCode.OK, ExitCode::worst);
    boolean nothing = all.stream().allMatch(each -> each.record().results().isEmpty());
    return badge(
        "conformance", nothing ? "nothing ran" : words(all), nothing ? Colour.GREY : colour(code));
  }

  private static Badge badge(String label, String message, Colour colour) {
    return new Badge(Printable.text(label, LONGEST), message, colour);
  }

  private static String words(List<Assessed> all) {
    long deviations = count(all, ExitCode.DEVIATION);
    long undecided = count(all, ExitCode.REFUSED);
    if (deviations > 0) {
      return deviations + (deviations == 1 ? " deviation" : " deviations");
    }
    if (undecided > 0) {
      return undecided + " without verdict";
    }
    long passed =
        all.stream()
            .mapToLong(each -> each.record().count(Outcome.PASS) - each.record().informed())
            .sum();
    long known =
        all.stream()
            .mapToLong(each -> each.comparison().count(Verdict.Kind.EXPECTED_DEVIATION))
            .sum();
    boolean asExpected = all.stream().allMatch(each -> each.code() == ExitCode.OK);
    return (asExpected ? "" : "incomplete, ")
        + passed
        + " passed"
        + (known == 0 ? "" : ", " + known + " known deviations");
  }

  private static long count(List<Assessed> all, ExitCode code) {
    return all.stream()
        .flatMap(each -> each.comparison().verdicts().stream())
        .filter(verdict -> verdict.kind().exitCode() == code)
        .count();
  }

  private static Colour colour(ExitCode code) {
    return switch (code) {
      case OK -> Colour.GREEN;
      case DEVIATION -> Colour.RED;
      default -> Colour.ORANGE;
    };
  }
}
