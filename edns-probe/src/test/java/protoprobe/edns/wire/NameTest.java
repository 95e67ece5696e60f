// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTest {
  @ParameterizedTest
  @CsvSource({
    "., 00",
    "lab, 03 6c6162 00",
    "www.Lab., 03 777777 03 4c6162 00",
    "'a\\.b.c', 03 612e62 01 63 00",
    "'\\000\\255.', 02 00ff 00",
    "'\\\\.', 01 5c 00"
  })
  void presentationFormatAndOctets(String text, String hex) {
    Name name = Name.parse(text);

    assertThat(name.octets()).isEqualTo(Bytes.fromHex(hex));
    assertThat(Name.parse(name.toString()).sameOctets(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", ".a", "\\", "a\\2", "a\\25x", "\\256"})
  void textThatIsNoName(String text) {
    assertThatThrownBy(() -> Name.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void labelsOf63AndNamesOf255OctetsAreTheLongest() {
    String label = "a".repeat(63);
    Name longest = Name.parse((label + ".").repeat(3) + "a".repeat(61));

    assertThat(longest.length()).isEqualTo(255);
    assertThatThrownBy(() -> Name.parse((label + ".").repeat(3) + "a".repeat(62)))
        .hasMessage("name: expected at most 255 octets, are 256");
    assertThatThrownBy(() -> Name.parse(label + "a")).hasMessageContaining("are 64");
  }

  @Test
  void equalityIgnoresAsciiCaseOnly() {
    Name lower = Name.parse("www.lab");
    Name mixed = Name.parse("wWw.LAB.");

    assertThat(mixed).isEqualTo(lower).hasSameHashCodeAs(lower).hasToString("wWw.LAB.");
    assertThat(mixed.sameOctets(lower)).isFalse();
    assertThat(Name.parse("\\195\\137")).isNotEqualTo(Name.parse("\\195\\169"));
    assertThat(Name.parse("[")).isNotEqualTo(Name.parse("{"));
  }

  @Test
  void parentsAndChildren() {
    Name lab = Name.parse("lab");

    assertThat(lab.child("www")).isEqualTo(Name.parse("www.lab"));
    assertThat(lab.child("a\\.b").labels()).hasSize(2);
    assertThat(lab.child("www").parent()).isEqualTo(lab);
    assertThat(lab.parent()).isEqualTo(Name.ROOT);
    assertThatThrownBy(Name.ROOT::parent).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void subdomainsEndAtLabels() {
    Name lab = Name.parse("lab");

    assertThat(Name.parse("a.b.LAB").isSubdomainOf(lab)).isTrue();
    assertThat(lab.isSubdomainOf(lab)).isTrue();
    assertThat(lab.isSubdomainOf(Name.ROOT)).isTrue();
    assertThat(Name.parse("slab").isSubdomainOf(lab)).isFalse();
    assertThat(Name.ROOT.isSubdomainOf(lab)).isFalse();
    // 3 "lab" would be found inside this label, were it compared octet for octet from the end
    assertThat(Name.parse("x\\003lab").isSubdomainOf(lab)).isFalse();
  }

  @Test
  void terminalEscapesAreMadeHarmless() {
    assertThat(Name.parse("\\027[2J")).hasToString("\\027[2J.");
  }
}
