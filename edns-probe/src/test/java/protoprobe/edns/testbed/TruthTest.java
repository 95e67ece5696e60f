// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import protoprobe.kit.check.Grade;

class TruthTest {
  private static final Truth EXPIRED = new Truth(Set.of(7), Set.of(6), Set.of(0), false);
  private static final Truth SOUND = new Truth(Set.of(), Set.of(), Set.of(), true);

  @Test
  void theBestCodeDecides() {
    assertThat(EXPIRED.grade(List.of(7))).isEqualTo(Grade.EXACT);
    assertThat(EXPIRED.grade(List.of(6))).isEqualTo(Grade.GENERIC);
    assertThat(EXPIRED.grade(List.of(0))).isEqualTo(Grade.WEAK);
    assertThat(EXPIRED.grade(List.of(0, 6))).isEqualTo(Grade.GENERIC);
    assertThat(EXPIRED.grade(List.of(6, 7, 7))).isEqualTo(Grade.EXACT);
  }

  @Test
  void oneThatContradictsSpoilsTheRest() {
    assertThat(EXPIRED.grade(List.of(8))).isEqualTo(Grade.WRONG);
    assertThat(EXPIRED.grade(List.of(7, 8))).isEqualTo(Grade.WRONG);
    assertThat(SOUND.grade(List.of(0))).isEqualTo(Grade.WRONG);
  }

  @Test
  void silenceIsRightOnlyWhereNothingIsWrong() {
    assertThat(EXPIRED.grade(List.of())).isEqualTo(Grade.NONE);
    assertThat(SOUND.grade(List.of())).isEqualTo(Grade.EXACT);
  }

  @Test
  void howTheAnswerCameAboutDoesNotCount() {
    assertThat(EXPIRED.grade(List.of(13, 29))).isEqualTo(Grade.NONE);
    assertThat(EXPIRED.grade(List.of(13, 7))).isEqualTo(Grade.EXACT);
    assertThat(SOUND.grade(List.of(29))).isEqualTo(Grade.EXACT);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultsCodesAreInOneSetEach(ZoneFault fault) {
    Truth truth = fault.truth();
    List<Integer> all = new ArrayList<>(truth.exact());
    all.addAll(truth.generic());
    all.addAll(truth.weak());
    assertThat(all).as("codes").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAlwaysBogusHasAnExactCodeAndWantsOne(ZoneFault fault) {
    boolean bogus = fault.allowed().equals(Set.of(Validation.BOGUS));
    assertThat(fault.truth().silenceIsRight()).as("silence is right").isEqualTo(!bogus);
    if (bogus) {
      assertThat(fault.truth().exact()).as("exact codes").isNotEmpty();
      assertThat(fault.truth().weak()).as("0, Other, fits any failure").contains(0);
    }
  }
}
