// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.time.Duration;
import java.util.Optional;
import protoprobe.quic.forge.Client;
import protoprobe.quic.http3.Get;

/**
 * A request on a connection, and what came back. The answer may be of any length: it is there once
 * it is at its end, or so long that nobody needs more of it, and then the server is told to stop.
 *
 * @param stream its stream
 */
record Exchange(long stream) {
  /** Octets after which an answer is long enough. */
  static final long ENOUGH = 1 << 16;

  /** RFC 9114 section 8.1. */
  private static final long REQUEST_CANCELLED = 0x10c;

  /** Sends a GET for the endpoint's path; the first one opens the control stream, too. */
  static Exchange begin(Client client, Endpoint endpoint) {
    long stream = client.openStream();
    if (stream == 0) {
      client.write(Get.CONTROL_STREAM, Get.settings(), false);
    }
    client.write(stream, Get.request(endpoint.authority(), endpoint.path()), true);
    return new Exchange(stream);
  }

  /** Sends a GET on this very stream. */
  Exchange send(Client client, Endpoint endpoint) {
    client.write(stream, Get.request(endpoint.authority(), endpoint.path()), true);
    return this;
  }

  /** Waits for the answer; whether there was one. */
  boolean await(Client client, Page page, Duration limit) {
    client.await(() -> isThere(client, page) || client.reset(stream).isPresent(), limit);
    boolean there = isThere(client, page);
    if (there && !client.isFinished(stream) && client.closing().isEmpty()) {
      client.stop(stream, REQUEST_CANCELLED);
      client.flush();
    }
    return there;
  }

  private boolean isThere(Client client, Page page) {
    return client.isFinished(stream)
        || client.length(stream) >= ENOUGH
        || page.isEndless() && hasBegun(client);
  }

  /** Whether the header section of the answer is there. */
  boolean hasBegun(Client client) {
    return client.length(stream) > 0 && status(client).isPresent();
  }

  /** Status of the answer, if its headers can be read. */
  Optional<Integer> status(Client client) {
    return Get.status(client.received(stream));
  }
}
