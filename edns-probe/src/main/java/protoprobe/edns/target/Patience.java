// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.time.Duration;

/**
 * How long an answer is awaited.
 *
 * @param tries how often the same message is sent over UDP
 * @param each how long after each sending
 */
public record Patience(int tries, Duration each) {
  /** On loopback nothing is lost; a resolver with silent servers behind it may need its time. */
  public static final Patience LOCAL = new Patience(1, Duration.ofSeconds(15));

  /** Across a network: three tries in fifteen seconds. */
  public static final Patience REMOTE = new Patience(3, Duration.ofSeconds(5));

  /** To find out whether anybody is there: three tries in six seconds. */
  public static final Patience GREETING = new Patience(3, Duration.ofSeconds(2));

  /** All tries together: what TCP, which tries by itself, is given. */
  public Duration whole() {
    return each.multipliedBy(tries);
  }

  @Override
  public String toString() {
    String seconds = each.toMillis() / 1000.0 + " s";
    return tries == 1 ? seconds : tries + " tries of " + seconds;
  }
}
