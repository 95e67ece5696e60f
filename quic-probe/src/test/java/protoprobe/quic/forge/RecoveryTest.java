// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

/** Timers and losses as RFC 9002 reckons them. */
class RecoveryTest {
  private static final Instant START = Instant.EPOCH.plusSeconds(1000);
  private static final Duration NOT_HELD = Duration.ZERO;

  private final Recovery recovery = new Recovery(Duration.ofMillis(333));
  private final Outbox outbox = new Outbox();
  private final Flight flight = new Flight(outbox, recovery);

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void the_round_trip_is_smoothed_as_section_5_3_says() {
    recovery.measure(millis(100), NOT_HELD);
    assertThat(recovery.smoothed()).isEqualTo(millis(100));
    assertThat(recovery.probeTimeout()).as("100 + 4 * 50 + 25").isEqualTo(millis(325));

    recovery.measure(millis(180), millis(20));
    assertThat(recovery.smoothed())
        .as("(7 * 100 + 160) / 8")
        .isEqualTo(millis(107).plusNanos(500_000));
    assertThat(recovery.probeTimeout())
        .as("107.5 + 4 * (3 * 50 + 60) / 4 + 25")
        .isEqualTo(millis(342).plusNanos(500_000));
    assertThat(recovery.lossDelay())
        .as("9/8 of the latest")
        .isEqualTo(millis(202).plusNanos(500_000));
  }

  @Test
  void what_the_peer_claims_to_hold_back_does_not_make_a_path_faster_than_it_ever_was() {
    recovery.measure(millis(100), NOT_HELD);
    recovery.measure(millis(100), millis(20));

    assertThat(recovery.smoothed()).isEqualTo(millis(100));
  }

  @Test
  void the_probe_timeout_doubles_until_something_is_heard() {
    assertThat(recovery.probeTimeout()).isEqualTo(millis(333));
    recovery.expired();
    recovery.expired();
    assertThat(recovery.probeTimeout()).isEqualTo(millis(4 * 333));
    recovery.heard();
    assertThat(recovery.probeTimeout()).isEqualTo(millis(333));
  }

  private static Frame frame(long number) {
    return new Frame.MaxData(number);
  }

  /** Packets 0 to 5, a millisecond apart. */
  private void send(Level level) {
    for (int i = 0; i < 6; i++) {
      long number = flight.space(level).take();
      flight.space(level).sent(number, List.of(frame(number)), START.plusMillis(i));
    }
  }

  private static Frame.Ack ack(long number) {
    return new Frame.Ack(number, 0, 0, List.of(), List.of());
  }

  private List<Frame> waiting(Level level) {
    return outbox.take(level, 1000);
  }

  @Test
  void three_behind_one_that_arrived_is_lost_at_once_and_the_others_when_they_are_late() {
    send(Level.ONE_RTT);

    flight.acknowledge(Level.ONE_RTT, ack(4), NOT_HELD, START.plusMillis(44));
    assertThat(waiting(Level.ONE_RTT)).containsExactly(frame(0), frame(1));

    Instant due = flight.lossAt().orElseThrow();
    assertThat(due)
        .as("number 2, sent after 2 ms, 9/8 of 40 ms later")
        .isEqualTo(START.plusMillis(47));
    assertThat(flight.takeLost(due.minusMillis(1))).isFalse();
    assertThat(flight.takeLost(due)).isTrue();
    assertThat(waiting(Level.ONE_RTT)).containsExactly(frame(2));
    assertThat(flight.takeLost(due.plusMillis(1))).isTrue();
    assertThat(waiting(Level.ONE_RTT)).containsExactly(frame(3));
    assertThat(flight.lossAt()).as("number 5 is not behind any").isEmpty();
    assertThat(flight.probeAt(true)).as("but is waited for").contains(START.plusMillis(5 + 145));
  }

  @Test
  void a_probe_has_the_first_two_of_what_is_not_acknowledged_and_all_of_the_handshake() {
    send(Level.ONE_RTT);
    send(Level.HANDSHAKE);

    assertThat(flight.probe(true, START.plusSeconds(1))).isTrue();

    assertThat(waiting(Level.ONE_RTT)).containsExactly(frame(0), frame(1));
    assertThat(waiting(Level.HANDSHAKE)).hasSize(6);
    assertThat(flight.probeAt(true)).as("twice as long").contains(START.plusMillis(1666));
  }

  @Test
  void data_are_not_waited_for_before_the_handshake_is_confirmed() {
    send(Level.ONE_RTT);

    assertThat(flight.probeAt(false)).isEmpty();
    assertThat(flight.probeAt(true)).contains(START.plusMillis(5 + 333));
  }

  @Test
  void what_is_closed_is_waited_for_no_more() {
    send(Level.INITIAL);

    flight.close(Level.INITIAL);

    assertThat(flight.probeAt(true)).isEmpty();
    assertThat(flight.probe(true, START.plusSeconds(1))).isFalse();
  }
}
