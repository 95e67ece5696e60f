// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import protoprobe.kit.catalogue.Catalogue;
import protoprobe.kit.catalogue.Selection;
import protoprobe.kit.check.Check;
import protoprobe.kit.check.Level;
import protoprobe.kit.check.Outcome;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;
import protoprobe.kit.result.Result;

/** Rows that wait for each other pass only where they run side by side. */
class SideBySideTest {
  private static final CyclicBarrier MEETING = new CyclicBarrier(Guest.values().length);

  enum Guest implements Row {
    ONE,
    TWO,
    THREE;

    @Override
    public String says() {
      return "A guest.";
    }
  }

  @Topic(spec = "RFC 1", title = "A meeting")
  static final class Meeting {
    @Check(
        id = "sample/meeting",
        section = "1",
        level = Level.MUST,
        says = "All come together.",
        rows = Guest.class)
    void meets(Guest guest) throws Exception {
      MEETING.await(20, TimeUnit.SECONDS);
    }
  }

  static Stream<OptionalLong> orders() {
    return Stream.of(OptionalLong.empty(), OptionalLong.of(7));
  }

  @ParameterizedTest(name = "shuffled with {0}")
  @MethodSource("orders")
  void rows_run_side_by_side(OptionalLong order) {
    MEETING.reset();
    RunOptions options =
        new RunOptions(
            Guest.values().length, Duration.ofSeconds(60), Optional.empty(), 1, order, false);
    Catalogue meeting = Catalogue.of(List.of(Meeting.class));

    List<Result> results =
        new ProbeRun(
                Selection.everything().of(meeting),
                new SampleTarget(),
                options,
                new EvidenceStore(Optional.empty(), "sample"),
                new RunListener() {})
            .execute();

    assertThat(results).extracting(Result::outcome).hasSize(3).containsOnly(Outcome.PASS);
  }
}
