// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.summary;

import protoprobe.kit.report.Printable;

/** Text of strangers made safe for Markdown, where it also holds HTML. */
final class Markdown {
  /** What CommonMark (section 2.4) and GitHub's tables give a meaning to. */
  private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|~&\"'$:@^=";

  private Markdown() {}

  /**
   * At most that many code points, on one line, in the face of a typewriter: there GitHub makes
   * neither links nor mentions of it.
   */
  static String code(String text, int max) {
    StringBuilder out = new StringBuilder("<code>");
    Printable.text(text, max)
        .codePoints()
        .forEach(
            point -> {
              if (SPECIAL.indexOf(point) >= 0) {
                out.append("&#").append(point).append(';');
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.append("</code>").toString();
  }
}
