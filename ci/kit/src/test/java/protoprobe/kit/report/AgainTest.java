// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgainTest {
  @Test
  void idIsAdded() {
    assertThat(Again.command(List.of("edns-probe", "run", "--local", "unbound"), "edns/a/b"))
        .isEqualTo("edns-probe run --local unbound --only edns/a/b");
  }

  @Test
  void formerSelectionIsReplaced() {
    assertThat(Again.command(List.of("p", "run", "--only", "x/y", "--only=z", "[::1]:53"), "a/b"))
        .isEqualTo("p run [::1]:53 --only a/b");
  }

  @Test
  void optionGoesBeforeTheEndOfOptions() {
    assertThat(Again.command(List.of("p", "run", "--", "-odd"), "a/b"))
        .isEqualTo("p run --only a/b -- -odd");
  }

  @Test
  void wordsAreQuotedForTheShell() {
    assertThat(Again.command(List.of("p", "--exec", "docker exec 'web' $HOME", ""), "a/b"))
        .isEqualTo("p --exec 'docker exec '\\''web'\\'' $HOME' '' --only a/b");
  }
}
