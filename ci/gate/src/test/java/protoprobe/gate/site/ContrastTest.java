// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours of the style sheet, against WCAG 2.1, 1.4.3 (AA): text at 4.5 to 1 at least. */
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
  private static final String DARK = "@media screen and (prefers-color-scheme: dark)";
  private static final double AA = 4.5;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textCanBeRead(boolean dark) {
    Map<String, String> colours = colours(dark);
    for (String kind : List.of("pass", "info", "warn", "fail", "none", "open", "error")) {
      assertReadable(colours, kind + "-ink", kind + "-paper");
      assertReadable(colours, "mark", kind + "-paper");
    }
    for (String paper : List.of("page", "paper", "raised")) {
      for (String ink : List.of("ink", "quiet", "link", "mark", "none-ink")) {
        assertReadable(colours, ink, paper);
      }
    }
  }

  private static void assertReadable(Map<String, String> colours, String ink, String paper) {
    assertThat(contrast(colours.get(ink), colours.get(paper)))
        .as("%s %s on %s %s", ink, colours.get(ink), paper, colours.get(paper))
        .isGreaterThanOrEqualTo(AA);
  }

  /** The dark ones replace those before them. */
  private static Map<String, String> colours(boolean dark) {
    String style = Frame.of("").style();
    int from = style.indexOf(DARK);
    assertThat(from).as("place of %s", DARK).isPositive();
    Map<String, String> colours = new HashMap<>();
    read(style.substring(0, from), colours);
    if (dark) {
      int light = colours.size();
      read(style.substring(from, style.indexOf("\n}\n", from)), colours);
      assertThat(colours).as("colours, none in the dark only").hasSize(light);
    }
    return colours;
  }

  private static void read(String style, Map<String, String> colours) {
    Matcher matcher = COLOUR.matcher(style);
    while (matcher.find()) {
      colours.put(matcher.group(1), matcher.group(2));
    }
  }

  /** WCAG 2.1: contrast ratio. */
  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  /** WCAG 2.1: relative luminance. */
  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int octet) {
    double share = octet / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
