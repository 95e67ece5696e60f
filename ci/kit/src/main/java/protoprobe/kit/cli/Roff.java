// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in the macros of man(7), which groff and mandoc both read. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** The page's heading; only here may a hyphen be plain. */
  void title(String name, LocalDate date, String source) {
    add(".TH \"%s\" 1 \"%s\" \"%s\"".formatted(name.toUpperCase(Locale.ROOT), date, source));
    add(".nh"); // no word of a command line is divided
  }

  Roff section(String name) {
    add(".SH \"" + name + "\"");
    return this;
  }

  /** A line that is escaped already. */
  void line(String escaped) {
    add(escaped);
  }

  /** What is named, and in words what it is. */
  void item(String name, String words) {
    add(".TP");
    add("\\fB" + escaped(name) + "\\fR");
    add(escaped(words.isBlank() ? "As its name says." : words));
  }

  /** Lines that stay as they are. */
  void verbatim(List<String> lines) {
    add(".nf");
    lines.forEach(line -> add(escaped(line)));
    add(".fi");
  }

  /** Other pages of section 1. */
  void references(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      add(".BR " + escaped(names.get(i)) + " (1)" + (i + 1 < names.size() ? "," : ""));
    }
  }

  String text() {
    return text.toString();
  }

  /** The lines between blank ones. */
  static List<List<String>> blocks(String... lines) {
    List<List<String>> blocks = new ArrayList<>();
    boolean begun = false;
    for (String line : lines) {
      if (line.isBlank()) {
        begun = false;
      } else if (begun) {
        blocks.get(blocks.size() - 1).add(line);
      } else {
        blocks.add(new ArrayList<>(List.of(line)));
        begun = true;
      }
    }
    return blocks;
  }

  /**
   * Text that groff prints as it is. A hyphen would become one of typography, which cannot be
   * searched or copied into a shell; a dot or quote that begins a line would begin a macro; what is
   * not ASCII is named by its number, since not every man(1) reads UTF-8.
   */
  static String escaped(String words) {
    StringBuilder escaped = new StringBuilder();
    if (words.startsWith(".") || words.startsWith("'")) {
      escaped.append("\\&");
    }
    words.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder to, int character) {
    switch (character) {
      case '\\' -> to.append("\\e");
      case '-' -> to.append("\\-");
      case '\'' -> to.append("\\(aq");
      case '`' -> to.append("\\(ga");
      case '^' -> to.append("\\(ha");
      case '~' -> to.append("\\(ti");
      default -> {
        if (character < 0x20) {
          to.append(' ');
        } else if (character < 0x7f) {
          to.appendCodePoint(character);
        } else {
          to.append("\\[u%04X]".formatted(character));
        }
      }
    }
  }

  private void add(String line) {
    text.append(line).append('\n');
  }
}
