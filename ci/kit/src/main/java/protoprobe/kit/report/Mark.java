// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

/**
 * What a JUnit case carries if it did not simply pass: exactly one of failure, error, skipped,
 * because readers disagree on which of two wins.
 *
 * @param kind which
 * @param type the word for it; readers put it before the message
 * @param message the reason in one line
 * @param detail the whole story; begins with the message
 */
record Mark(Kind kind, String type, String message, String detail) {
  /** The element. */
  enum Kind {
    NONE(""),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped"),
    /** Known not to come to the same each time. */
    FLAKE("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    /**
     * Surefire's own readers, and Jenkins, take {@code flakyFailure} for a pass that had failed
     * before; others do not know it.
     */
    String element(Dialect dialect) {
      return this == FLAKE && dialect == Dialect.SUREFIRE ? "flakyFailure" : element;
    }
  }

  static final Mark NONE = new Mark(Kind.NONE, "", "", "");
}
