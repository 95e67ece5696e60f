// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.WireFault;

/** What the peer's packets and their frames do to a connection (RFC 9000 section 19). */
final class Intake {
  private static final int MOST_EXPONENT = 20; // RFC 9000 section 18.2
  private static final long MOST_ACK_DELAY = 1 << 20;

  private final Engine engine;
  private boolean reached;
  private boolean autoCredit = true;
  private int ackDelayExponent = 3;
  private byte[] newToken = {};

  Intake(Engine engine) {
    this.engine = engine;
  }

  /** Gives credit by itself as data come, or leaves that to the check. */
  void setAutoCredit(boolean automatic) {
    autoCredit = automatic;
  }

  void setAckDelayExponent(long exponent) {
    ackDelayExponent = (int) Math.min(exponent, MOST_EXPONENT);
  }

  /** The last one that came; empty if none did. */
  byte[] newToken() {
    return newToken;
  }

  /** Takes a packet, and its frames if it did not come before. */
  void take(Packet packet, Instant at) {
    if (engine.isClient() && packet.level() == Level.INITIAL && !reached) {
      reached = true; // RFC 9000 section 7.2: by the first one only
      engine.peerIds().chosen(packet.source());
    }
    List<Frame> frames = frames(packet, at);
    boolean eliciting = frames.stream().anyMatch(Frame::ackEliciting);
    if (engine.space(packet.level()).receive(packet.number(), eliciting)) {
      frames.forEach(frame -> take(packet.level(), frame, at));
      giveCredit();
    }
  }

  /** What cannot be read is acknowledged, for it arrived. */
  private List<Frame> frames(Packet packet, Instant at) {
    try {
      return packet.frames();
    } catch (WireFault broken) {
      engine.recorder().note("payload: " + broken.getMessage(), at);
      return List.of(new Frame.Ping());
    }
  }

  private void take(Level level, Frame frame, Instant at) {
    if (frame instanceof Frame.Crypto piece) {
      engine.handshaking().receive(level, piece);
    } else if (frame instanceof Frame.Ack ack) {
      acknowledge(level, ack, at);
    } else if (frame instanceof Frame.ConnectionClose close) {
      engine.end(Closing.of(level, close), at);
    } else if (frame instanceof Frame.HandshakeDone && engine.isClient()) {
      engine.confirm();
    } else if (frame instanceof Frame.NewConnectionId id) {
      engine.peerIds().offer(id).stream().map(Frame.RetireConnectionId::new).forEach(engine::send);
    } else if (frame instanceof Frame.PathChallenge challenge) {
      engine.send(new Frame.PathResponse(challenge.data()));
    } else if (frame instanceof Frame.NewToken token) {
      newToken = token.token();
    } else {
      takeStream(frame);
    }
  }

  private void takeStream(Frame frame) {
    Streams streams = engine.streams();
    if (frame instanceof Frame.Stream stream) {
      streams.receive(stream);
    } else if (frame instanceof Frame.ResetStream reset) {
      streams.receive(reset);
    } else if (frame instanceof Frame.MaxData max) {
      streams.receive(max);
    } else if (frame instanceof Frame.MaxStreamData max) {
      streams.receive(max);
    }
  }

  private void acknowledge(Level level, Frame.Ack ack, Instant at) {
    long micros =
        level == Level.ONE_RTT ? Math.min(ack.delay(), MOST_ACK_DELAY) << ackDelayExponent : 0;
    engine.flight().acknowledge(level, ack, Duration.of(micros, ChronoUnit.MICROS), at);
  }

  private void giveCredit() {
    if (autoCredit && engine.keys().canSend(Level.ONE_RTT)) {
      engine.streams().creditDue().forEach(engine::send);
    }
  }
}
