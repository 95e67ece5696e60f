// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import protoprobe.edns.target.Lab;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.catalogue.Requirement;
import protoprobe.kit.testing.Coverage;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.ofPackage("protoprobe.edns.checks");
  private static final Coverage COVERAGE =
      new Coverage(
          Path.of("coverage"), CATALOGUE, Scenarios.all().map(Scenario::id).distinct().toList());

  @Test
  void ids_are_stable_words_without_section_numbers() {
    assertThat(CATALOGUE.cases())
        .extracting(CheckCase::id)
        .allSatisfy(id -> assertThat(id).matches("edns(/[a-z][a-z0-9]*(-[a-z0-9]+)*){2,4}"));
  }

  @Test
  void every_requirement_is_one_sentence_with_its_source() {
    assertThat(CATALOGUE.cases())
        .extracting(CheckCase::requirement)
        .allSatisfy(
            requirement -> {
              assertThat(requirement.says()).as(requirement.id()).matches("(?s)[A-Z].*\\.");
              assertThat(requirement.section()).as(requirement.id()).isNotBlank();
              assertThat(requirement.catalogueRows()).as(requirement.id()).isNotEmpty();
            });
  }

  @Test
  void every_table_says_something_of_each_row() {
    assertThat(CATALOGUE.cases())
        .filteredOn(each -> each.row().isPresent())
        .extracting(CheckCase::requirement)
        .extracting(Requirement::row)
        .allSatisfy(row -> assertThat(row).matches("[A-Z0-9].*\\."));
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

  @Test
  void every_row_is_checked_or_omitted_with_a_reason_and_every_check_has_a_scenario() {
    assertThat(COVERAGE.complaints()).isEmpty();
  }

  /** Run with {@code -Dcoverage.update=true} to write the file anew, and review the difference. */
  @Test
  void the_checked_in_coverage_is_the_real_one() {
    if (Boolean.getBoolean("coverage.update")) {
      COVERAGE.update();
    }
    assertThat(COVERAGE.checkedIn()).isEqualTo(COVERAGE.text());
  }
}
