// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.forge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.forge.Packet;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.qlog.Qlog;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.Answer;
import protoprobe.quic.stack.Visit.Close;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.stack.Visit.Evidence;
import protoprobe.quic.stack.Visit.Handshake;

/** What the forge writes down of one visit; bounded. */
final class Diary implements Recorder {
  private static final int MOST_PACKETS = 20_000;

  private final Qlog qlog = new Qlog("quic-probe forge", Instant.now());
  private final List<String> keys = new ArrayList<>();
  private int packets;

  private Optional<Close> close = Optional.empty();
  private Optional<Handshake> handshake = Optional.empty();

  @Override
  public void key(String line) {
    keys.add(line);
  }

  @Override
  public void packet(boolean outgoing, Packet packet, Instant at) {
    if (packets++ < MOST_PACKETS) {
      qlog.packet(outgoing, packet, at);
    }
  }

  void closed(Optional<Close> seen) {
    close = seen;
  }

  void shaken(Handshake seen) {
    handshake = Optional.of(seen);
  }

  Visit visit(End end, String reason, Optional<Answer> answer) {
    Evidence evidence =
        new Evidence(new String(qlog.toBytes(), StandardCharsets.UTF_8), String.join("\n", keys));
    return new Visit(end, reason, close, handshake, answer, evidence);
  }
}
