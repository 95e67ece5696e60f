// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static protoprobe.edns.testbed.Validation.BOGUS;
import static protoprobe.edns.testbed.Validation.INSECURE;
import static protoprobe.edns.testbed.Validation.SECURE;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
  @Test
  void oneThingAllowedIsAlsoRecommended() {
    assertThat(Verdict.bogus("x").allowed()).containsOnly(BOGUS);
    assertThat(Verdict.bogus("x").recommended()).contains(BOGUS);
    assertThat(Verdict.secure("x").recommended()).contains(SECURE);
    assertThat(Verdict.insecure("x").recommended()).contains(INSECURE);
  }

  @Test
  void aChoiceRecommendsTheFirstOrNothing() {
    Verdict either = Verdict.either("x", SECURE, BOGUS);
    assertThat(either.allowed()).containsExactlyInAnyOrder(SECURE, BOGUS);
    assertThat(either.recommended()).contains(SECURE);
    assertThat(Verdict.open("x", SECURE, INSECURE, BOGUS).recommended()).isEmpty();
  }

  @Test
  void codesAddUp() {
    Truth truth = Verdict.bogus("x").exact(9).exact(10).generic(6).weak(12).truth();
    assertThat(truth).isEqualTo(new Truth(Set.of(9, 10), Set.of(6), Set.of(0, 12), false));
  }

  @Test
  void aFaultOfOneQuestionLeavesAnotherSound() {
    assertThat(Verdict.bogus("x").soundAsk()).isEmpty();
    assertThat(Verdict.bogus("x").onlyFor(Ask.APEX).soundAsk()).contains(Ask.HOST);
    assertThat(Verdict.bogus("x").onlyFor(Ask.ABSENT).soundAsk()).contains(Ask.APEX);
  }

  @Test
  void baseAndMutationApplyInThisOrder() {
    Verdict verdict =
        Verdict.bogus("x")
            .on(zone -> zone.nsec3(0))
            .by(zone -> zone.nsec3(zone.nsec3Iterations().getAsInt() + 7));
    Blueprint sound = verdict.base().apply(new Blueprint());
    assertThat(sound.nsec3Iterations()).hasValue(0);
    assertThat(verdict.mutation().apply(sound).nsec3Iterations()).hasValue(7);
  }

  @Test
  void anAnswerIsReadAsWhatAValidatorMadeOfIt() {
    assertThat(Validation.of(0, true, 0)).contains(SECURE);
    assertThat(Validation.of(3, false, 3)).contains(INSECURE);
    assertThat(Validation.of(2, false, 0)).contains(BOGUS);
    assertThat(Validation.of(5, false, 0)).isEmpty();
    assertThat(Validation.of(0, true, 3)).as("NOERROR for a name that is not there").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultCitesASectionAndHasNoSetOfEverythingUnlessOpen(ZoneFault fault) {
    assertThat(fault.basis()).containsPattern("RFC \\d{4} section");
    assertThat(fault.allowed()).isNotEmpty();
    fault.recommended().ifPresent(best -> assertThat(fault.allowed()).contains(best));
    if (fault.allowed().size() == Validation.values().length) {
      assertThat(fault.recommended()).as("of a set that cannot be missed").isEmpty();
    }
  }
}
