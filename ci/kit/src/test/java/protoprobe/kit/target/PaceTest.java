// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaceTest {
  /** A lower bound only: a machine may be as slow as it likes. */
  @Test
  void messages_are_apart_whoever_sends_them() {
    Pace pace = Pace.perSecond(20);
    long start = System.nanoTime();

    IntStream.range(0, 11).parallel().forEach(message -> pace.await());

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("eleven messages, ten gaps of 50 ms")
        .isGreaterThanOrEqualTo(Duration.ofMillis(500));
  }

  @Test
  void an_interrupt_ends_the_wait() {
    Pace pace = Pace.perSecond(1);
    pace.await();
    Thread.currentThread().interrupt();

    org.assertj.core.api.Assertions.assertThatThrownBy(pace::await)
        .hasMessageContaining("interrupted");
  }
}
