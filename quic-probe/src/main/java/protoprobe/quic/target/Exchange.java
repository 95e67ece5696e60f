// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.time.Duration;
import java.util.Optional;
import protoprobe.quic.forge.Client;
import protoprobe.quic.http3.Get;

/**
 * A request on a connection, and what came back.
 *
 * @param stream its stream
 */
record Exchange(long stream) {
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

  /** Waits for the end of the answer; whether there was one. */
  boolean await(Client client, Duration limit) {
    return client.await(() -> client.isFinished(stream) || client.reset(stream).isPresent(), limit)
        && client.isFinished(stream);
  }

  /** Status of the answer, if its headers can be read. */
  Optional<Integer> status(Client client) {
    return Get.status(client.received(stream));
  }
}
