// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AltSvcTest {
  private static AltSvc parse(String... lines) {
    return AltSvc.parse(List.of(lines));
  }

  @Test
  void an_alternative_has_protocol_place_and_freshness() {
    AltSvc field = parse("h3=\"alt.example.com:8443\"; ma=60; persist=1");

    assertThat(field.valid()).isTrue();
    assertThat(field.findings()).isEmpty();
    Alternative only = field.alternatives().get(0);
    assertThat(only.protocol()).isEqualTo("h3");
    assertThat(only.authority()).isEqualTo("alt.example.com:8443");
    assertThat(only.maxAge()).isEqualTo(OptionalLong.of(60));
    assertThat(only.persistent()).isTrue();
  }

  @Test
  void without_ma_an_alternative_is_fresh_for_a_day() {
    assertThat(parse("h3=\":443\"").alternatives().get(0).maxAge())
        .isEqualTo(OptionalLong.of(86_400));
  }

  @Test
  void protocol_names_are_percent_decoded() {
    assertThat(parse("w%3Dx%3Ay#z=\":1\", x%25y=\":2\"").alternatives())
        .extracting(Alternative::protocol)
        .containsExactly("w=x:y#z", "x%y");
  }

  @Test
  void several_lines_are_one_list_in_their_order() {
    AltSvc field = parse("h3=\":443\"", "h2=\":443\"; ma=5");

    assertThat(field.alternatives())
        .extracting(Alternative::protocol, Alternative::line)
        .containsExactly(tuple("h3", 1), tuple("h2", 2));
  }

  @Test
  void clear_withdraws_all() {
    assertThat(parse("clear")).isEqualTo(new AltSvc(true, List.of(), List.of()));
  }

  @Test
  void clear_in_another_line_is_not_alone() {
    AltSvc field = parse("h3=\":443\"", " clear");

    assertThat(field.clear()).isTrue();
    assertThat(field.firstError())
        .contains(new Finding(Rule.CLEAR_ALONE, 2, 2, "clear beside other elements"));
  }

  @Test
  void reading_goes_on_behind_a_broken_element() {
    AltSvc field = parse("h3=:443, h2=\":443\"");

    assertThat(field.valid()).isFalse();
    assertThat(field.alternatives()).extracting(Alternative::protocol).containsExactly("h2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "h3=:443                       | AUTHORITY        | 4",
        "h3 =\":443\"                  | EQUALS           | 3",
        "h3=\"::1:443\"                | HOST             | 5",
        "h3=\"[::1]:443x\"             | PORT             | 11",
        "h3=\"example.com\"            | AUTHORITY        | 16",
        "h3=\":443\";                  | PARAMETER        | 11",
        "h3=\":443\"; ma=1s            | MAX_AGE          | 15",
        "h3=\":443\" ma=1              | SEPARATOR        | 11",
        "h3=\":443\",,h2=\":443\"      | LIST             | 11",
        "h2=\":1\", %68%33=\":443\"    | PERCENT_NEEDLESS | 10",
        "x%2fy=\":443\"                | PERCENT_ENCODING | 2",
        "Clear                         | CLEAR_CASE       | 1",
        "clear; ma=1                   | CLEAR_ALONE      | 6",
        "h3=\":443                     | QUOTED_STRING    | 4"
      })
  void the_first_error_has_rule_and_column(String value, Rule rule, int column) {
    assertThat(parse(value).firstError())
        .as(value)
        .map(error -> List.of(error.rule(), error.column()))
        .contains(List.of(rule, column));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "h3=\":443\"; ma=0             | MAX_AGE_ZERO",
        "h3=\":443\"; ma=\"60\"        | MAX_AGE_QUOTED",
        "h3=\":443\"; ma=2147483649    | MAX_AGE_OVERFLOW",
        "h3=\":443\"; persist=2        | PERSIST",
        "h3=\":443\"; ma=1; ma=2       | PARAMETER_TWICE",
        "h3=\":443\", h3=\":443\"      | ALTERNATIVE_TWICE",
        "h2=\":443\", h3=\":443\"      | ORDER",
        "h3=\":443\", h3-29=\":443\"   | DRAFT",
        "H3=\":443\"                   | PROTOCOL_CASE",
        "h3=\"*.example.com:443\"      | WILDCARD_HOST",
        "h3=\"\\:443\"                 | QUOTED_PAIR",
        "h3=\":443\"; v=\"46,43\"      | LEGACY_PARAMETER",
        "h3=\":443\"; x=1              | UNKNOWN_PARAMETER"
      })
  void what_is_legal_but_unwise_is_remarked(String value, Rule rule) {
    AltSvc field = parse(value);

    assertThat(field.valid()).as(value).isTrue();
    assertThat(field.findings()).extracting(Finding::rule).containsExactly(rule);
  }

  @Test
  void ages_beyond_any_number_are_read() {
    assertThat(parse("h3=\":443\"; ma=" + "9".repeat(500)).alternatives().get(0).maxAge())
        .isEqualTo(OptionalLong.of(Long.MAX_VALUE));
  }
}
