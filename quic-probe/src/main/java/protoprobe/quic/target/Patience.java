// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param handshake until it is confirmed
 * @param answer to a request
 * @param quiet after an answer, for what may still come
 */
public record Patience(Duration handshake, Duration answer, Duration quiet) {
  /** A server on this machine, which may be busy with other checks. */
  public static final Patience LOCAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(3), Duration.ofMillis(40));

  /** A server somewhere. */
  public static final Patience REMOTE =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(6), Duration.ofMillis(300));

  /** The quiet time for a connection: three probe timeouts at least. */
  Duration quiet(Duration rtt) {
    Duration three = rtt.multipliedBy(9);
    return three.compareTo(quiet) > 0 && three.compareTo(answer) < 0 ? three : quiet;
  }
}
