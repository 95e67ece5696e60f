// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text of strangers made safe for a terminal. Whatever moves the cursor, changes colours, reverses
 * the direction of writing or cannot be seen is shown as an escape such as {@code \x1b} or {@code
 * \x{202e}}; so is what the log of a CI server takes for a command; length is bounded.
 */
public final class Printable {
  /** Code points that {@link #text(String)} lets through. */
  public static final int MAX = 2_000;

  private static final int MAX_LINES = 40;

  /**
   * GitHub's runner obeys {@code ::name ...::} at the start of a line, blanks before it or not, and
   * {@code ##[name]} anywhere in it (actions/runner, ActionCommand.cs); Azure's agent obeys {@code
   * ##vso[...]}, TeamCity {@code ##teamcity[...]}.
   */
  private static final Pattern COMMAND = Pattern.compile("^(\\s*):(?=:[A-Za-z][A-Za-z-]*( .*)?::)");

  private static final Pattern HASHES = Pattern.compile("##(?=[A-Za-z]*\\[)");

  private Printable() {}

  /** One line of at most {@link #MAX} code points; line breaks are shown as {@code \n}. */
  public static String text(String text) {
    return text(text, MAX);
  }

  /** One line of at most that many code points of the text, then how many were left out. */
  public static String text(String text, int max) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(max).forEach(point -> append(out, point));
    long left = text.codePoints().skip(max).count();
    String safe = withoutCommands(out.toString());
    return left == 0 ? safe : safe + " … (" + left + " more)";
  }

  private static String withoutCommands(String text) {
    String colons = COMMAND.matcher(text).replaceFirst("$1\\\\x3a");
    return colons.contains("##") ? HASHES.matcher(colons).replaceAll("#\\\\x23") : colons;
  }

  /** The lines of a text, each one safe; at most 40, then how many were left out. */
  public static List<String> lines(String text) {
    List<String> lines = text.lines().limit(MAX_LINES).map(Printable::text).toList();
    long left = text.lines().skip(MAX_LINES).count();
    if (left == 0) {
      return lines;
    }
    return Stream.concat(lines.stream(), Stream.of("… (" + left + " more lines)")).toList();
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (visible(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(point < 0x100 ? "\\x%02x".formatted(point) : "\\x{%04x}".formatted(point));
        }
      }
    }
  }

  /**
   * Format characters (Cf) hold the bidirectional overrides of Unicode Annex 9 and the zero-width
   * ones; lone surrogates, private and unassigned code points look different on every terminal.
   */
  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
