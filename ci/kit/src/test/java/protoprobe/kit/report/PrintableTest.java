// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import protoprobe.kit.testing.Records;

class PrintableTest {
  static final List<String> HOSTILE = Records.HOSTILE;

  /** actions/runner, ActionCommand.cs; what merely looks alike, such as an address, stays. */
  @Test
  void whatALogTakesForACommandIsShownAsText() {
    assertThat(Printable.text("  ::error file=x::y")).isEqualTo("  \\x3a:error file=x::y");
    assertThat(Printable.text("::stop-commands::x")).isEqualTo("\\x3a:stop-commands::x");
    assertThat(Printable.text("a ##[error]b ##vso[x]y ##teamcity[z"))
        .isEqualTo("a #\\x23[error]b #\\x23vso[x]y #\\x23teamcity[z");
    assertThat(Printable.text("::1 ::ffff:192.0.2.1 a::b ## x"))
        .isEqualTo("::1 ::ffff:192.0.2.1 a::b ## x");
    assertThat(Printable.lines("one\n::error::two")).containsExactly("one", "\\x3a:error::two");
  }

  @Test
  void escapeSequencesAreShownNotObeyed() {
    assertThat(Printable.text("a\u001b[2Jb\u009b31m\u0000\u007f"))
        .isEqualTo("a\\x1b[2Jb\\x9b31m\\x00\\x7f");
  }

  @Test
  void lineBreaksAndTabsAreShown() {
    assertThat(Printable.text("a\r\n\tb\u2028c")).isEqualTo("a\\r\\n\\tb\\x{2028}c");
  }

  @Test
  void directionOverridesAndInvisibleCharactersAreShown() {
    assertThat(Printable.text("\u202Ea\u2066b\u200Bc\uFEFF"))
        .isEqualTo("\\x{202e}a\\x{2066}b\\x{200b}c\\x{feff}");
  }

  @Test
  void loneSurrogatesAreShownAndPairsKept() {
    assertThat(Printable.text("\uD83D \uD83D\uDE00 \uDE00"))
        .isEqualTo("\\x{d83d} \uD83D\uDE00 \\x{de00}");
  }

  @Test
  void lettersOfAllScriptsAreKept() {
    assertThat(Printable.text("Zürich, 東京 \\ %s")).isEqualTo("Zürich, 東京 \\ %s");
  }

  @Test
  void lengthIsBoundedAndTheRestCounted() {
    assertThat(Printable.text("x".repeat(10_000)))
        .isEqualTo("x".repeat(Printable.MAX) + " … (8000 more)");
    assertThat(Printable.text("\uD83D\uDE00\uD83D\uDE00", 1)).isEqualTo("\uD83D\uDE00 … (1 more)");
  }

  @Test
  void linesAreBoundedAndTheRestCounted() {
    assertThat(Printable.lines("x\n".repeat(50))).hasSize(41).endsWith("… (10 more lines)");
    assertThat(Printable.lines("a\n\u001bb")).containsExactly("a", "\\x1bb");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void nothingHostileRemains(String text) {
    assertThat(Printable.text(text).codePoints())
        .noneMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE);
  }
}
