// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.kit.fault.BadInput;

class ShardTest {
  private static final List<CheckCase> CASES = Catalogue.ofPackage("protoprobe.kit.run").cases();

  @Test
  void parts_have_nothing_in_common_and_together_all() {
    assertThat(CASES).hasSizeGreaterThan(3);
    for (int total = 1; total <= CASES.size() + 2; total++) {
      List<CheckCase> all = new ArrayList<>();
      for (int index = 1; index <= total; index++) {
        all.addAll(new Shard(index, total).of(CASES));
      }
      assertThat(all).as("all of %d parts", total).containsExactlyInAnyOrderElementsOf(CASES);
    }
  }

  @Test
  void what_continuous_integration_tells() {
    Map<String, String> gitlab = Map.of("CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "5");
    Map<String, String> kubernetes = Map.of("JOB_COMPLETION_INDEX", "0");

    assertThat(Shard.parse("auto", gitlab)).isEqualTo(new Shard(2, 5));
    assertThat(Shard.parse("auto/3", kubernetes)).isEqualTo(new Shard(1, 3));
    assertThat(Shard.parse("3/3", Map.of())).isEqualTo(new Shard(3, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0/3", "4/3", "1", "1/0", "-1/3", "a/b", "1/99999", "auto", "auto/x"})
  void what_is_no_part_is_told(String text) {
    assertThatThrownBy(() -> Shard.parse(text, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--shard " + text)
        .hasMessageContaining("expected");
  }

  @Test
  void kubernetes_does_not_tell_how_many() {
    assertThatThrownBy(() -> Shard.parse("auto", Map.of("JOB_COMPLETION_INDEX", "1")))
        .hasMessageContaining("expected auto/N");
  }
}
