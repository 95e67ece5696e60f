// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.CheckCase;

/** What holds for every probe's catalogue; a test class of the probe inherits the tests. */
public abstract class CatalogueRules {
  private final String probe;
  private final Catalogue catalogue;
  private final Coverage coverage;

  /**
   * @param probe first part of its ids
   * @param catalogue its checks
   * @param coverage which requirements they cover
   */
  protected CatalogueRules(String probe, Catalogue catalogue, Coverage coverage) {
    this.probe = probe;
    this.catalogue = catalogue;
    this.coverage = coverage;
  }

  @Test
  protected void ids_are_stable_words_without_section_numbers() {
    assertThat(catalogue.cases())
        .extracting(CheckCase::id)
        .isNotEmpty()
        .allSatisfy(id -> assertThat(id).matches(probe + "(/[a-z][a-z0-9]*(-[a-z0-9]+)*){2,4}"));
  }

  @Test
  protected void every_requirement_is_one_sentence_with_its_source() {
    assertThat(catalogue.cases())
        .extracting(CheckCase::requirement)
        .allSatisfy(
            requirement -> {
              assertThat(requirement.says()).as(requirement.id()).matches("(?s)[A-Z].*\\.");
              assertThat(requirement.section()).as(requirement.id()).isNotBlank();
              assertThat(requirement.catalogueRows()).as(requirement.id()).isNotEmpty();
            });
  }

  @Test
  protected void every_table_says_something_of_each_row() {
    assertThat(catalogue.cases())
        .filteredOn(each -> each.row().isPresent())
        .extracting(CheckCase::requirement)
        .allSatisfy(
            requirement ->
                assertThat(requirement.row()).as(requirement.id()).matches("[A-Z0-9].*\\."));
  }

  @Test
  protected void every_row_is_checked_or_omitted_with_a_reason_and_every_check_has_a_scenario() {
    assertThat(coverage.complaints()).isEmpty();
  }

  /** Run with {@code -Dcoverage.update=true} to write the file anew, and review the difference. */
  @Test
  protected void the_checked_in_coverage_is_the_real_one() {
    if (Boolean.getBoolean("coverage.update")) {
      coverage.update();
    }
    assertThat(coverage.checkedIn()).isEqualTo(coverage.text());
  }
}
