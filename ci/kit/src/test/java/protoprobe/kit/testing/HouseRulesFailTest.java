// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Rules that cannot fail are worth nothing. */
class HouseRulesFailTest {
  private static final HouseRules GOOD = rules("protoprobe.sample.good");
  private static final HouseRules BAD = rules("protoprobe.sample.bad");

  @Test
  void another_module() {
    assertThatCode(GOOD::knowsOnlyTheKit).doesNotThrowAnyException();
    assertThatThrownBy(BAD::knowsOnlyTheKit)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("protoprobe.stranger.Thing");
  }

  @Test
  void a_circle_of_packages() {
    assertThatCode(GOOD::packagesHaveNoCycles).doesNotThrowAnyException();
    assertThatThrownBy(BAD::packagesHaveNoCycles)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected")
        .hasMessageContaining("protoprobe.sample.bad.two");
  }

  @Test
  void a_class_in_checks_that_is_none() {
    assertThatCode(GOOD::checksAreTopicsAndRows).doesNotThrowAnyException();
    assertThatThrownBy(BAD::checksAreTopicsAndRows)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("protoprobe.sample.bad.checks.Arithmetic");
  }

  @Test
  void a_drawer() {
    assertThatCode(GOOD::namesSayWhatItIs).doesNotThrowAnyException();
    assertThatThrownBy(BAD::namesSayWhatItIs)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("TextUtils");
  }

  @Test
  void no_classes_at_all() {
    assertThatThrownBy(() -> HouseRules.of("protoprobe.nowhere"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("no classes in package protoprobe.nowhere");
  }

  private static HouseRules rules(String root) {
    return HouseRules.of(root, new ClassFileImporter().importPackages(root));
  }
}
