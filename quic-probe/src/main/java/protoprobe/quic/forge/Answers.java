// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.HashSet;
import java.util.Set;
import protoprobe.quic.wire.WireWriter;

/** Answers every request on a scripted server's connection with status 200 and the same body. */
final class Answers {
  private static final byte[] HEADERS = {0, 0, (byte) 0xd9}; // :status 200 in the static table

  private final Streams streams;
  private final int body;
  private final Set<Long> answered = new HashSet<>();

  /**
   * @param body octets of each body; below 0: it begins, and has no end
   */
  Answers(Streams streams, int body) {
    this.streams = streams;
    this.body = body;
  }

  /** Answers those that came to their end and are not answered yet. */
  void give() {
    for (long id : streams.ids()) {
      if ((id & 3) == 0 && streams.isFinished(id) && answered.add(id)) {
        WireWriter answer = new WireWriter().varInt(1).prefixed(HEADERS);
        byte[] octets = answer.varInt(0).prefixed(new byte[Math.abs(body)]).toBytes();
        streams.write(id, octets, body >= 0);
      }
    }
  }
}
