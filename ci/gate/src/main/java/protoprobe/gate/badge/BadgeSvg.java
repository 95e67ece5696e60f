// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.badge;

/**
 * A badge as a picture, drawn to fit its two texts.
 *
 * @param badge what it says
 */
public record BadgeSvg(Badge badge) {
  /** Octets of a line: a letter of the 11 pixel sans-serif face takes about so many pixels. */
  private static final double LETTER = 6.6;

  /** Letters that take no more than half of it, and those that take half as much again. */
  private static final String NARROW = "fijlrtI.,:;'|!()[]/ -";

  private static final String WIDE = "mwMWQ@%";
  private static final int MARGIN = 12;

  /** Width of the left part, in pixels. */
  public int left() {
    return width(badge.label());
  }

  /** Width of the right part, in pixels. */
  public int right() {
    return width(badge.message());
  }

  /** Width of the whole, in pixels. */
  public int width() {
    return left() + right();
  }

  /** Where the left text has its middle. */
  public int leftMiddle() {
    return left() / 2;
  }

  /** Where the right text has its middle. */
  public int rightMiddle() {
    return left() + right() / 2;
  }

  /** What a screen reader says. */
  public String title() {
    return badge.label() + ": " + badge.message();
  }

  private static int width(String text) {
    double letters = text.codePoints().mapToDouble(BadgeSvg::factor).sum();
    return (int) Math.round(letters * LETTER) + MARGIN;
  }

  private static double factor(int point) {
    return NARROW.indexOf(point) >= 0 ? 0.55 : WIDE.indexOf(point) >= 0 || point > 0x2e80 ? 1.6 : 1;
  }
}
