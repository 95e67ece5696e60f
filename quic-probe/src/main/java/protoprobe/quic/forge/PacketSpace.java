// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import protoprobe.quic.wire.Frame;

/** A packet number space: what was received, what was sent (RFC 9000 section 12.3). */
final class PacketSpace {
  /** RFC 9002 section 6.1.1. */
  private static final long REORDERING = 3;

  /** Ranges that an ACK tells of; older packets were told before. */
  private static final int MOST_RANGES = 32;

  /** First number of a range, and its last one. */
  private final NavigableMap<Long, Long> received = new TreeMap<>();

  private final NavigableMap<Long, Sent> unacknowledged = new TreeMap<>();
  private final java.util.Set<Long> watched = new java.util.HashSet<>();
  private long next;
  private long largestAcknowledged = -1;
  private boolean ackDue;

  /** A packet that is not yet acknowledged. */
  record Sent(Instant at, List<Frame> frames) {}

  /** The number for another packet. */
  long take() {
    return next++;
  }

  /** So many numbers are left out. */
  void skip(long numbers) {
    next += numbers;
  }

  long largestAcknowledged() {
    return largestAcknowledged;
  }

  long largestReceived() {
    return received.isEmpty() ? -1 : received.lastEntry().getValue();
  }

  /** Takes note of a packet; false if it was there before. */
  boolean receive(long number, boolean eliciting) {
    Map.Entry<Long, Long> below = received.floorEntry(number);
    if (below != null && below.getValue() >= number) {
      ackDue |= eliciting;
      return false;
    }
    long from = below != null && below.getValue() == number - 1 ? below.getKey() : number;
    Long to = received.remove(number + 1);
    received.put(from, to == null ? number : to);
    ackDue |= eliciting;
    return true;
  }

  boolean ackDue() {
    return ackDue;
  }

  /** An ACK of everything received; nothing is due afterwards. */
  Optional<Frame.Ack> ack() {
    ackDue = false;
    if (received.isEmpty()) {
      return Optional.empty();
    }
    List<Frame.Ack.Range> ranges = new ArrayList<>();
    Map.Entry<Long, Long> last = received.lastEntry();
    long lowest = last.getKey();
    for (Map.Entry<Long, Long> range : received.headMap(lowest, false).descendingMap().entrySet()) {
      if (ranges.size() == MOST_RANGES) {
        break;
      }
      ranges.add(
          new Frame.Ack.Range(lowest - range.getValue() - 2, range.getValue() - range.getKey()));
      lowest = range.getKey();
    }
    return Optional.of(
        new Frame.Ack(last.getValue(), 0, last.getValue() - last.getKey(), ranges, List.of()));
  }

  /** Has the frames sent again unless they are acknowledged. */
  void sent(long number, List<Frame> frames, Instant at) {
    unacknowledged.put(number, new Sent(at, frames));
  }

  /**
   * Takes note of an ACK.
   *
   * @param lost gets the frames of packets that are taken for lost
   * @return how long the largest one took, if it is newly acknowledged
   */
  Optional<Duration> acknowledge(Frame.Ack ack, List<Frame> lost, Instant at) {
    Optional<Duration> sample =
        Optional.ofNullable(unacknowledged.get(ack.largest()))
            .map(sent -> Duration.between(sent.at(), at));
    long high = ack.largest();
    long low = high - ack.firstRange();
    confirm(low, high);
    for (Frame.Ack.Range range : ack.ranges()) {
      high = low - range.gap() - 2;
      low = high - range.length();
      confirm(low, high);
    }
    largestAcknowledged = Math.max(largestAcknowledged, Math.min(ack.largest(), next - 1));
    NavigableMap<Long, Sent> late = unacknowledged.headMap(largestAcknowledged - REORDERING, true);
    late.values().forEach(sent -> lost.addAll(sent.frames()));
    late.clear();
    return sample;
  }

  /** Has it remembered whether that packet is acknowledged, though nothing of it is sent again. */
  void watch(long number) {
    watched.add(number);
  }

  /** Whether a packet that is watched was acknowledged. */
  boolean isAcknowledged(long number) {
    return number < next && !watched.contains(number);
  }

  private void confirm(long low, long high) {
    unacknowledged.subMap(Math.min(low, high), true, high, true).clear();
    watched.removeIf(number -> number >= low && number <= high);
  }

  /** Everything that is still to be acknowledged; it is no longer waited for. */
  List<Frame> takeUnacknowledged() {
    List<Frame> frames =
        unacknowledged.values().stream().flatMap(sent -> sent.frames().stream()).toList();
    unacknowledged.clear();
    return frames;
  }

  boolean isWaiting() {
    return !unacknowledged.isEmpty();
  }

  void forget() {
    unacknowledged.clear();
    ackDue = false;
  }
}
