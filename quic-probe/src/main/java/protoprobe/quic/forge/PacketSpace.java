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
  private Instant lastSent = Instant.EPOCH;

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
    lastSent = at;
  }

  /** Takes note of an ACK, and of what it tells that was not known. */
  Acknowledged acknowledge(Frame.Ack ack) {
    Optional<Instant> largest =
        Optional.ofNullable(unacknowledged.get(ack.largest())).map(Sent::at);
    int before = unacknowledged.size();
    long high = ack.largest();
    long low = high - ack.firstRange();
    confirm(low, high);
    for (Frame.Ack.Range range : ack.ranges()) {
      high = low - range.gap() - 2;
      low = high - range.length();
      confirm(low, high);
    }
    largestAcknowledged = Math.max(largestAcknowledged, Math.min(ack.largest(), next - 1));
    return new Acknowledged(unacknowledged.size() < before, largest);
  }

  /**
   * What an ACK told.
   *
   * @param news whether a packet is acknowledged by it for the first time
   * @param largest when the packet with its largest number was sent, if that one is
   */
  record Acknowledged(boolean news, Optional<Instant> largest) {}

  /**
   * The frames of packets that are taken for lost, because later ones were acknowledged (RFC 9002
   * section 6.1); they are no longer waited for.
   */
  List<Frame> takeLost(Instant at, Duration delay) {
    List<Frame> lost = new ArrayList<>();
    Instant old = at.minus(delay);
    unacknowledged
        .headMap(largestAcknowledged, false)
        .entrySet()
        .removeIf(
            each -> {
              boolean late = each.getKey() <= largestAcknowledged - REORDERING;
              boolean gone = late || !each.getValue().at().isAfter(old);
              if (gone) {
                lost.addAll(each.getValue().frames());
              }
              return gone;
            });
    return lost;
  }

  /** When the first packet before one that was acknowledged is to be taken for lost. */
  Optional<Instant> lossAt(Duration delay) {
    return unacknowledged.headMap(largestAcknowledged, false).values().stream()
        .map(each -> each.at().plus(delay))
        .min(Instant::compareTo);
  }

  /** When something was last sent, or probed for, that is to be acknowledged. */
  Instant lastSent() {
    return lastSent;
  }

  /** A probe is on its way. */
  void probed(Instant at) {
    lastSent = at;
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
    return takeUnacknowledged(Integer.MAX_VALUE);
  }

  /** The same of so many packets at most, the first ones. */
  List<Frame> takeUnacknowledged(int packets) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < packets && !unacknowledged.isEmpty(); i++) {
      frames.addAll(unacknowledged.pollFirstEntry().getValue().frames());
    }
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
