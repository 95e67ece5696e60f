// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;

/** How long a packet takes, and how long to wait until it is taken for lost (RFC 9002). */
final class Recovery {
  /** The least that a timer is set to: our clock, and a peer that is busy. */
  private static final Duration LEAST_TIMEOUT = Duration.ofMillis(40);

  private static final Duration GRANULARITY = Duration.ofMillis(1);

  /** RFC 9000 section 18.2: how long an acknowledgement may be held back unless told otherwise. */
  private static final Duration ACK_DELAY = Duration.ofMillis(25);

  private static final int MOST_BACKOFF = 6;

  private final Duration first;
  private Duration smoothed = Duration.ofMillis(100);
  private Duration variation = Duration.ZERO;
  private Duration latest = Duration.ZERO;
  private Duration least = Duration.ZERO;
  private boolean measured;
  private int backoff;

  /**
   * @param first probe timeout before anything is measured
   */
  Recovery(Duration first) {
    this.first = first;
  }

  /**
   * Takes a measurement (RFC 9002 section 5.3).
   *
   * @param sample from the packet to its acknowledgement
   * @param held how long the peer says that it held that back
   */
  void measure(Duration sample, Duration held) {
    latest = sample;
    if (!measured) {
      measured = true;
      least = sample;
      smoothed = sample;
      variation = sample.dividedBy(2);
      return;
    }
    least = shorter(least, sample);
    Duration delay = shorter(held, ACK_DELAY);
    boolean plausible = sample.compareTo(least.plus(delay)) >= 0;
    Duration adjusted = plausible ? sample.minus(delay) : sample;
    variation = variation.multipliedBy(3).plus(smoothed.minus(adjusted).abs()).dividedBy(4);
    smoothed = smoothed.multipliedBy(7).plus(adjusted).dividedBy(8);
  }

  /** The smoothed round-trip time; a guess before anything is measured. */
  Duration smoothed() {
    return smoothed;
  }

  /** Something was acknowledged: the peer is there. */
  void heard() {
    backoff = 0;
  }

  /** The probe timer ran out: the next one takes twice as long. */
  void expired() {
    backoff = Math.min(MOST_BACKOFF, backoff + 1);
  }

  /** From the last packet to a probe (RFC 9002 section 6.2.1). */
  Duration probeTimeout() {
    Duration base =
        measured
            ? smoothed.plus(longer(variation.multipliedBy(4), GRANULARITY)).plus(ACK_DELAY)
            : first;
    return longer(base, LEAST_TIMEOUT).multipliedBy(1L << backoff);
  }

  /** So much older than one that was acknowledged, a packet is lost (RFC 9002 section 6.1.2). */
  Duration lossDelay() {
    return longer(longer(smoothed, latest).multipliedBy(9).dividedBy(8), GRANULARITY);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
