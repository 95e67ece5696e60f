// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic;

import org.junit.jupiter.api.Test;
import protoprobe.kit.testing.HouseRules;

class HouseRulesTest {
  private static final HouseRules RULES = HouseRules.of("protoprobe.quic");

  @Test
  void knows_only_the_kit() {
    RULES.knowsOnlyTheKit();
  }

  @Test
  void packages_have_no_cycles() {
    RULES.packagesHaveNoCycles();
  }

  @Test
  void checks_are_topics_and_rows() {
    RULES.checksAreTopicsAndRows();
  }

  @Test
  void names_say_what_it_is() {
    RULES.namesSayWhatItIs();
  }
}
