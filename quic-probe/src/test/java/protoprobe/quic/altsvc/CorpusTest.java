// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class CorpusTest {
  @Test
  void what_the_grammar_makes_is_valid() {
    List<String> values = Corpus.lines("valid.txt");
    assertThat(values).hasSizeGreaterThanOrEqualTo(5000).doesNotHaveDuplicates();
    SoftAssertions all = new SoftAssertions();
    for (String value : values) {
      AltSvc read = AltSvc.parse(List.of(Corpus.unescaped(value)));
      all.assertThat(read.firstError()).as(value).isEmpty();
      all.assertThat(read.clear()).as(value).isEqualTo(read.alternatives().isEmpty());
    }
    all.assertAll();
  }

  @Test
  void what_breaks_it_is_invalid_for_that_reason() {
    List<String> lines = Corpus.lines("invalid.txt");
    assertThat(lines).hasSizeGreaterThanOrEqualTo(5000).doesNotHaveDuplicates();
    SoftAssertions all = new SoftAssertions();
    Set<String> broken = new TreeSet<>();
    for (String line : lines) {
      String[] parts = line.split("\t", 2);
      broken.add(parts[0]);
      all.assertThat(AltSvc.parse(List.of(Corpus.unescaped(parts[1]))).firstError())
          .as(line)
          .map(error -> error.rule().key())
          .contains(parts[0]);
    }
    all.assertAll();
    assertThat(broken)
        .as("each rule of the grammar is broken by some line")
        .containsExactlyInAnyOrderElementsOf(errors());
  }

  private static List<String> errors() {
    return java.util.Arrays.stream(Rule.values())
        .filter(rule -> rule.severity() == Rule.Severity.ERROR)
        .map(Rule::key)
        .toList();
  }
}
