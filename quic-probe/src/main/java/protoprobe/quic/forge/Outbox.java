// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

/** Frames that wait to be sent, by level. */
final class Outbox {
  /** A piece of a stream, so that a packet holds it with everything around it. */
  private static final int PIECE = 1000;

  private final Map<Level, Deque<Frame>> waiting = new EnumMap<>(Level.class);
  private final Map<Level, Long> cryptoOffset = new EnumMap<>(Level.class);

  void add(Level level, Frame frame) {
    queue(level).add(frame);
  }

  void addAll(Level level, List<Frame> frames) {
    queue(level).addAll(frames);
  }

  /** A handshake message, cut into CRYPTO frames. */
  void addCrypto(Level level, byte[] message) {
    long offset = cryptoOffset.merge(level, (long) message.length, Long::sum) - message.length;
    for (int at = 0; at < message.length; at += PIECE) {
      int end = Math.min(message.length, at + PIECE);
      add(level, new Frame.Crypto(offset + at, java.util.Arrays.copyOfRange(message, at, end)));
    }
  }

  boolean isEmpty(Level level) {
    return queue(level).isEmpty();
  }

  /** As many frames as fit into so many octets, in order. */
  List<Frame> take(Level level, int room) {
    List<Frame> taken = new ArrayList<>();
    Deque<Frame> queue = queue(level);
    int left = room;
    while (!queue.isEmpty() && queue.peek().encode().length <= left) {
      Frame frame = queue.remove();
      left -= frame.encode().length;
      taken.add(frame);
    }
    return taken;
  }

  void clear(Level level) {
    queue(level).clear();
  }

  private Deque<Frame> queue(Level level) {
    return waiting.computeIfAbsent(level, each -> new ArrayDeque<>());
  }
}
