// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import protoprobe.edns.target.Lab;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.testing.CatalogueRules;
import protoprobe.kit.testing.Coverage;

class CatalogueTest extends CatalogueRules {
  private static final Catalogue CATALOGUE = Catalogue.ofPackage("protoprobe.edns.checks");
  private static final Coverage COVERAGE =
      new Coverage(
          Path.of("coverage"), CATALOGUE, Scenarios.all().map(Scenario::id).distinct().toList());

  CatalogueTest() {
    super("edns", CATALOGUE, COVERAGE);
  }

  @Test
  void checks_that_need_the_testbed_are_for_local_targets_only() {
    assertThat(CATALOGUE.cases())
        .filteredOn(each -> List.of(each.method().getParameterTypes()).contains(Lab.class))
        .allSatisfy(
            each ->
                assertThat(each.declaration().localOnly())
                    .as("localOnly of %s", each.id())
                    .isTrue());
  }
}
