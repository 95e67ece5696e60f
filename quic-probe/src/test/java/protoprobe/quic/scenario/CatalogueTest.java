// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.scenario;

import java.nio.file.Path;
import java.util.stream.Stream;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.testing.CatalogueRules;
import protoprobe.kit.testing.Coverage;

class CatalogueTest extends CatalogueRules {
  private static final Catalogue CATALOGUE = Catalogue.ofPackage("protoprobe.quic.checks");
  private static final Coverage COVERAGE =
      new Coverage(
          Path.of("coverage"),
          CATALOGUE,
          Stream.concat(
                  Scenarios.all().map(Scenario::id), SiteScenarios.all().map(SiteScenario::id))
              .distinct()
              .toList());

  CatalogueTest() {
    super("quic", CATALOGUE, COVERAGE);
  }
}
