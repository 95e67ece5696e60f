// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtendedErrorTest {
  private static ExtendedError error(String hex) {
    return new ExtendedError(6, Bytes.fromHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080", // overlong NUL
        "e080af", // overlong slash
        "eda080", // high surrogate
        "f4908080", // U+110000
        "f8888080", // five octets
        "80", // continuation alone
        "e282", // cut
        "61ff"
      })
  void whatIsNoUtf8(String hex) {
    assertThat(error(hex).isUtf8()).isFalse();
    assertThat(new EdnsOption(15, Bytes.fromHex("0006" + hex)).problems().get(0))
        .startsWith("EXTRA-TEXT is not UTF-8 from its octet ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "6f6b", "c3a9", "e282ac", "f09f9880", "f48fbfbf", "efbfbd"})
  void whatIsUtf8(String hex) {
    assertThat(error(hex).isUtf8()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "c3a974c3a9, \u00e9t\u00e9",
    "1b5b324a, \\027[2J",
    "61ff62, a\\255b",
    "e282, \\226\\130",
    "e2826f, \\226\\130o",
    "e280ae, \\226\\128\\174", // right-to-left override
    "e2808b, \\226\\128\\139", // zero width space
    "c285, \\194\\133", // C1 control
    "225c, '\\\"\\\\'",
    "0a, \\010",
    "f09f9880, \uD83D\uDE00"
  })
  void printedSoThatNoTerminalObeys(String hex, String text) {
    assertThat(error(hex).printableText()).isEqualTo(text);
  }

  @Test
  void theFirstOctetThatIsNoUtf8IsNamed() {
    assertThat(new EdnsOption(15, Bytes.fromHex("0006 6162ff")).problems())
        .containsExactly("EXTRA-TEXT is not UTF-8 from its octet 2 (0xff)");
  }

  @Test
  void textIsTolerantAndKeepsATrailingNul() {
    assertThat(error("61ff").text()).isEqualTo("a\uFFFD");
    assertThat(error("6100").text()).isEqualTo("a\0");
    assertThat(error("6100").hasTrailingNul()).isTrue();
    assertThat(error("61").hasTrailingNul()).isFalse();
    assertThat(error("").hasTrailingNul()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, Other Error",
    "9, DNSKEY Missing",
    "30, Invalid Query Type",
    "33, Negative Trust Anchor",
    "4242, unassigned",
    "49151, unassigned",
    "49152, private use",
    "65535, private use"
  })
  void names(int code, String name) {
    assertThat(new ExtendedError(code, Bytes.EMPTY).name()).isEqualTo(name);
  }

  @Test
  void theRegistryHasNoGapsAndNoDoubles() {
    for (int code = 0; code < EdeCode.values().length; code++) {
      assertThat(EdeCode.of(code)).contains(EdeCode.values()[code]);
    }
  }

  @Test
  void onlyOption15OfTwoOctetsIsAnError() {
    assertThat(ExtendedError.of(new EdnsOption(14, new byte[2]))).isEmpty();
    assertThat(ExtendedError.of(new EdnsOption(15, new byte[1]))).isEmpty();
    assertThat(ExtendedError.of(new EdnsOption(15, new byte[2])))
        .contains(new ExtendedError(0, Bytes.EMPTY));
  }
}
