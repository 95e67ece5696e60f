// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.nio.charset.Charset;

/**
 * What a terminal can show.
 *
 * @param colour whether it takes escape sequences for colours
 * @param unicode whether it shows characters beyond ASCII
 */
public record Ansi(boolean colour, boolean unicode) {
  /** Colours. */
  public static final Ansi ON = new Ansi(true, true);

  /** Text only. */
  public static final Ansi OFF = new Ansi(false, true);

  private static final String SYMBOLS = "✔✘ℹ∅–…≈";

  /** The same on a stream of that encoding: ASCII symbols only if it cannot encode ours. */
  public Ansi in(Charset encoding) {
    return new Ansi(colour, encoding.newEncoder().canEncode(SYMBOLS));
  }

  String red(String text) {
    return paint(31, text);
  }

  String green(String text) {
    return paint(32, text);
  }

  String yellow(String text) {
    return paint(33, text);
  }

  String cyan(String text) {
    return paint(36, text);
  }

  String dim(String text) {
    return paint(2, text);
  }

  String bold(String text) {
    return paint(1, text);
  }

  /** The symbol, or its stand-in in ASCII. */
  String symbol(String symbol, String ascii) {
    return unicode ? symbol : ascii;
  }

  /** ECMA-48 section 8.3.117: Select Graphic Rendition, and 0 to end it. */
  private String paint(int rendition, String text) {
    return colour ? "\u001b[%dm%s\u001b[0m".formatted(rendition, text) : text;
  }
}
