// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.nio.file.Path;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.testing.CatalogueRules;
import protoprobe.kit.testing.Coverage;

class CatalogueTest extends CatalogueRules {
  private static final Catalogue CATALOGUE = Catalogue.ofPackage("protoprobe.procmem.checks");
  private static final Coverage COVERAGE =
      new Coverage(
          Path.of("coverage"),
          CATALOGUE,
          Scenarios.all().map(Scenario::id).distinct().toList(),
          Scenarios.all().filter(Scenario::synthetic).map(Scenario::id).distinct().toList());

  CatalogueTest() {
    super("procmem", CATALOGUE, COVERAGE);
  }
}
