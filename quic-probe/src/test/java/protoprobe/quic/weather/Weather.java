// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.weather;

import java.util.Random;

/**
 * What a path does to datagrams; each share is of all of them, from 0 to 1.
 *
 * @param lost how many vanish
 * @param doubled how many come twice
 * @param late how many are held back, so that later ones overtake them
 * @param latestMillis for how long at most
 */
record Weather(double lost, double doubled, double late, int latestMillis) {
  /** Loss from 10 to 30 per cent, and a tenth of each other kind. */
  static Weather of(long seed) {
    return new Weather(0.1 + 0.2 * new Random(seed).nextDouble(), 0.1, 0.1, 60);
  }

  /** What happens to one datagram. */
  Fate next(Random random) {
    boolean vanishes = random.nextDouble() < lost;
    int copies = random.nextDouble() < doubled ? 2 : 1;
    int[] delays = new int[vanishes ? 0 : copies];
    for (int i = 0; i < delays.length; i++) {
      delays[i] = random.nextDouble() < late ? 1 + random.nextInt(latestMillis) : 0;
    }
    return new Fate(delays);
  }

  /**
   * Of one datagram.
   *
   * @param delays milliseconds for each copy that arrives; empty: none does
   */
  record Fate(int[] delays) {}
}
