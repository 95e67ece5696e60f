// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.testing.Records;

/** The record's target is Unbound 1.17.1 on Linux 6.1.0, amd64, as root. */
class ConditionTest {
  private static final RunRecord RECORD = Records.of(Result.plain("edns/a/b", Outcome.PASS, ""));

  @ParameterizedTest
  @CsvSource({
    "version=1.17.1,true",
    "version=1.17.1.0,true",
    "version=1.17,false",
    "version!=1.17,true",
    "version<1.17.10,true",
    "version<1.17.1,false",
    "version<=1.17.1,true",
    "version>1.9,true",
    "version>=1.17.2,false",
    "kernel>=6.1,true",
    "kernel<6,false",
    "uid=0,true",
    "uid!=0,false",
    "arch=amd64,true",
    "arch!=amd64,false",
    "product=Unbound,true",
    "product=BIND,false",
  })
  void a_fact_is_compared_as_what_it_is(String condition, boolean holds) {
    assertThat(Condition.parse(condition).holds(RECORD)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"version=1.17.1", "version!=1.17.1", "version<2", "version>0"})
  void an_unknown_version_fulfils_nothing(String condition) {
    for (String version : List.of("unknown", "")) {
      RunRecord record =
          Records.on(RECORD, new TargetInfo("x", true, "X", version, new TreeMap<>()));
      assertThat(Condition.parse(condition).holds(record)).as(version).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9.18.49-1~deb12u3,9.18.49",
    "9.18.49-1~deb12u3,9.18.49.0",
    "5.6.0+git,5.6",
    "007,7",
  })
  void leading_dotted_numbers_count(String text, String equal) {
    assertThat(DottedNumber.leading(text).orElseThrow())
        .isEqualByComparingTo(DottedNumber.leading(equal).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"v1", "''", "-1", "9999999999999999999999"})
  void what_does_not_begin_with_a_number_has_none(String text) {
    assertThat(DottedNumber.leading(text)).isEmpty();
  }
}
