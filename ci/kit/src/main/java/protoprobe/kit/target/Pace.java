// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import protoprobe.kit.check.Inconclusive;

/** How far apart messages to one server are, whichever checks send them. */
public final class Pace {
  /** For servers of our own: as fast as it goes. */
  public static final Pace NONE = new Pace(Duration.ZERO);

  private final long gapNanos;
  private long nextNanos = System.nanoTime();

  private Pace(Duration gap) {
    this.gapNanos = gap.toNanos();
  }

  /** At most so many messages a second, evenly. */
  public static Pace perSecond(int messages) {
    return new Pace(Duration.ofSeconds(1).dividedBy(messages));
  }

  /** Waits until the next message may go. */
  public void await() {
    long turn = turn();
    for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new Inconclusive("interrupted before a message was sent");
      }
    }
  }

  private synchronized long turn() {
    long turn = Math.max(nextNanos, System.nanoTime());
    nextNanos = turn + gapNanos;
    return turn;
  }
}
