// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import protoprobe.quic.wire.Frame;

/** What a peer sends is bounded, whatever it sends. */
class StreamsTest {
  private static final int PIECE = 1000;
  private static final long WINDOW = Parameters.WINDOW;

  private final Streams streams = new Streams(true);

  private static Frame.Stream piece(long stream, long offset, boolean fin) {
    return new Frame.Stream(stream, offset, new byte[PIECE], fin);
  }

  private void receive(long stream, long octets) {
    for (long offset = 0; offset < octets; offset += PIECE) {
      streams.receive(piece(stream, offset, false));
    }
  }

  @Test
  void all_of_a_stream_is_counted_and_its_beginning_kept() {
    receive(0, 5_000_000);
    streams.receive(piece(0, 5_000_000, true));

    Incoming in = streams.of(0).orElseThrow();
    assertThat(in.length()).isEqualTo(5_001_000);
    assertThat(in.highest()).isEqualTo(5_001_000);
    assertThat(in.isFinished()).isTrue();
    assertThat(in.beginning()).hasSize(Incoming.KEPT);
  }

  @Test
  void of_many_streams_no_more_than_16_mebioctets_are_kept_nor_more_than_a_thousand_of_them() {
    for (long id = 0; id < 40; id++) {
      receive(4 * id, 1_000_000);
    }
    long kept = 0;
    for (long id : streams.ids()) {
      kept += streams.of(id).orElseThrow().beginning().length;
    }
    assertThat(kept).isEqualTo(16L << 20);

    for (long id = 0; id < 5_000; id++) {
      streams.receive(piece(4 * id + 3, 0, true));
    }
    assertThat(streams.ids()).hasSize(1_000);
  }

  @Test
  void what_overlaps_or_lies_ahead_without_end_is_dropped() {
    Assembly assembly = new Assembly();
    for (int offset = 1; offset < 20_000; offset++) {
      assembly.add(offset, new byte[PIECE], false); // one and the same kilooctet, again and again
    }
    assembly.add(100 * WINDOW, new byte[PIECE], true);
    assembly.add(0, new byte[1], false);

    assertThat(assembly.take().length).as("octets in order").isBetween(1_000, 6_000);
    assertThat(assembly.finished()).isFalse();
  }

  @Test
  void credit_is_due_once_half_of_the_last_is_used_up() {
    receive(0, WINDOW / 2 - PIECE);
    assertThat(streams.creditDue()).isEmpty();

    receive(0, WINDOW / 2 + PIECE);
    long highest = streams.of(0).orElseThrow().highest();
    assertThat(streams.creditDue())
        .containsExactly(
            new Frame.MaxData(highest + WINDOW), new Frame.MaxStreamData(0, highest + WINDOW));
    assertThat(streams.creditDue()).as("once").isEmpty();
  }

  @Test
  void a_stream_that_is_not_wanted_gets_none_but_its_end_counts_for_the_others() {
    receive(0, 1_000);
    streams.refuse(0);
    streams.receive(new Frame.ResetStream(0, 0x10c, WINDOW));

    assertThat(streams.creditDue()).isEqualTo(List.of(new Frame.MaxData(2 * WINDOW)));
  }
}
