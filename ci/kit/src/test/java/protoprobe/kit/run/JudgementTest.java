// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.check.Level;

class JudgementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[an answer] none came | an answer | none came",
        "[one of [a, [b]] at [::1]:443] c | one of [a, [b]] at [::1]:443 | c",
        "[half [open] came | half [open | came",
        "no description [here] | '' | no description [here]",
        "[] came | '' | [] came",
      })
  void what_was_expected_stands_in_brackets(String message, String expected, String actual) {
    Judgement judgement = Judgement.of(new AssertionError(message), Level.MUST, false);

    assertThat(judgement.expected()).isEqualTo(expected);
    assertThat(judgement.actual()).isEqualTo(actual);
  }
}
