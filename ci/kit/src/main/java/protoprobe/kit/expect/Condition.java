// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import protoprobe.kit.result.RunRecord;

/**
 * When a line applies: one fact of the run compared with a value. A fact that the record does not
 * tell fulfils no condition.
 *
 * @param fact which fact
 * @param operator how it is compared
 * @param value what with, as the file has it
 */
public record Condition(Fact fact, Operator operator, String value) {
  private static final Pattern SYNTAX = Pattern.compile("([a-z]+)\\s*(!=|<=|>=|=|<|>)\\s*(.+)");

  /** What can be asked for. */
  public enum Fact {
    /** Version of the target: leading dotted numbers. */
    VERSION(true),
    /** Kernel release: leading dotted numbers. */
    KERNEL(true),
    /** Effective user id. */
    UID(true),
    /** Processor architecture. */
    ARCH(false),
    /** The target's program. */
    PRODUCT(false);

    private final boolean number;

    Fact(boolean number) {
      this.number = number;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private String of(RunRecord record) {
      return switch (this) {
        case VERSION -> record.target().version();
        case KERNEL -> record.environment().kernel();
        case UID -> String.valueOf(record.environment().uid());
        case ARCH -> record.environment().arch();
        case PRODUCT -> record.target().product();
      };
    }
  }

  /** How a fact is compared with the value. */
  public enum Operator {
    EQUAL("="),
    UNEQUAL("!="),
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    private boolean equality() {
      return this == EQUAL || this == UNEQUAL;
    }

    private boolean fits(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case UNEQUAL -> comparison != 0;
        case BELOW -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case ABOVE -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }

  /**
   * Reads a condition such as {@code version<9.18.50}.
   *
   * @throws IllegalArgumentException whose message says what was found and expected
   */
  static Condition parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw expected(text, "FACT, one of = != < <= > >=, and a value, as in version<9.18.50");
    }
    Fact fact =
        find(Fact.values(), Fact::word, matcher.group(1))
            .orElseThrow(() -> expected(matcher.group(1), "one of " + facts()));
    Operator operator = find(Operator.values(), each -> each.sign, matcher.group(2)).orElseThrow();
    String value = matcher.group(3).strip();
    if (fact.number && DottedNumber.leading(value).stream().noneMatch(n -> n.covers(value))) {
      throw expected(value, "dotted numbers such as 9.18.50 after " + fact.word());
    }
    if (!fact.number && !operator.equality()) {
      throw expected(text, "only = or != after " + fact.word());
    }
    return new Condition(fact, operator, value);
  }

  /** Whether it is so in that run. */
  boolean holds(RunRecord record) {
    String actual = fact.of(record);
    if (!fact.number) {
      return !actual.isEmpty() && operator.fits(actual.equals(value) ? 0 : 1);
    }
    return DottedNumber.leading(actual)
        .flatMap(known -> DottedNumber.leading(value).map(known::compareTo))
        .filter(operator::fits)
        .isPresent();
  }

  @Override
  public String toString() {
    return fact.word() + operator.sign + value;
  }

  private static String facts() {
    return Arrays.stream(Fact.values()).map(Fact::word).collect(Collectors.joining(", "));
  }

  private static <E> Optional<E> find(
      E[] values, java.util.function.Function<E, String> word, String wanted) {
    return Arrays.stream(values).filter(each -> word.apply(each).equals(wanted)).findFirst();
  }

  private static IllegalArgumentException expected(String found, String expected) {
    return new IllegalArgumentException("condition '%s': expected %s".formatted(found, expected));
  }
}
