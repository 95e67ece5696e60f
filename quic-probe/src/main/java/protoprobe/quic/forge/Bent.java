// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import protoprobe.quic.tls.TlsEvent;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;

/**
 * What one side does otherwise than it should, once for each level: frames added to the first
 * packet with handshake data, the packet changed, messages changed before they are cut into frames.
 *
 * @param frames added, by level
 * @param packets how the first packet of a level is changed
 * @param messages what is sent in place of each message of the handshake
 */
public record Bent(
    Map<Level, List<Frame>> frames,
    Map<Level, UnaryOperator<Packet>> packets,
    Optional<Messages> messages) {

  /** Nothing. */
  public static final Bent NOT = new Bent(Map.of(), Map.of(), Optional.empty());

  /** Messages in place of one. */
  @FunctionalInterface
  public interface Messages {
    /** What is sent instead; the transcript holds what was to be sent. */
    List<TlsEvent.Send> insteadOf(TlsEvent.Send message);
  }

  public Bent {
    frames = Map.copyOf(frames);
    packets = Map.copyOf(packets);
  }

  /** With these frames in the first packet of that level, too. */
  public Bent adding(Level level, Frame... more) {
    Map<Level, List<Frame>> all = new EnumMap<>(Level.class);
    all.putAll(frames);
    List<Frame> together = new ArrayList<>(all.getOrDefault(level, List.of()));
    together.addAll(List.of(more));
    all.put(level, together);
    return new Bent(all, packets, messages);
  }

  /** With the first packet of that level changed. */
  public Bent changing(Level level, UnaryOperator<Packet> change) {
    Map<Level, UnaryOperator<Packet>> all = new EnumMap<>(Level.class);
    all.putAll(packets);
    all.put(level, change);
    return new Bent(frames, all, messages);
  }

  /** With other messages. */
  public Bent sending(Messages instead) {
    return new Bent(frames, packets, Optional.of(instead));
  }
}
