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
 * What one side does otherwise than it should, by level, with each packet that carries handshake
 * data: so that it is done again where such a packet gets lost.
 *
 * @param filling how datagrams with Initial packets reach their size
 * @param frames added to the packet
 * @param packets how the packet is changed
 * @param extra a packet of its own in front of it, made from an empty one, by level
 * @param messages what is sent in place of each message of the handshake
 */
public record Bent(
    Filling filling,
    Map<Level, List<Frame>> frames,
    Map<Level, UnaryOperator<Packet>> packets,
    Map<Level, UnaryOperator<Packet>> extra,
    Optional<Messages> messages) {

  /** Nothing. */
  public static final Bent NOT =
      new Bent(Filling.FRAMES, Map.of(), Map.of(), Map.of(), Optional.empty());

  /** How a datagram reaches 1200 octets (RFC 9000 section 14.1). */
  public enum Filling {
    /** By PADDING frames. */
    FRAMES,
    /** By octets behind the packet. */
    BEHIND,
    /** Not quite: it has 1199. */
    ONE_SHORT
  }

  /** Messages in place of one. */
  @FunctionalInterface
  public interface Messages {
    /** What is sent instead; the transcript holds what was to be sent. */
    List<TlsEvent.Send> insteadOf(TlsEvent.Send message);
  }

  public Bent {
    frames = Map.copyOf(frames);
    packets = Map.copyOf(packets);
    extra = Map.copyOf(extra);
  }

  /** With datagrams filled in another way. */
  public Bent filled(Filling how) {
    return new Bent(how, frames, packets, extra, messages);
  }

  /** With these frames in the packets of that level, too. */
  public Bent adding(Level level, Frame... more) {
    Map<Level, List<Frame>> all = new EnumMap<>(Level.class);
    all.putAll(frames);
    List<Frame> together = new ArrayList<>(all.getOrDefault(level, List.of()));
    together.addAll(List.of(more));
    all.put(level, together);
    return new Bent(filling, all, packets, extra, messages);
  }

  /** With the packets of that level changed. */
  public Bent changing(Level level, UnaryOperator<Packet> change) {
    Map<Level, UnaryOperator<Packet>> all = new EnumMap<>(Level.class);
    all.putAll(packets);
    all.put(level, change);
    return new Bent(filling, frames, all, extra, messages);
  }

  /** With a packet of its own in front of each one of that level. */
  public Bent preceding(Level level, UnaryOperator<Packet> making) {
    Map<Level, UnaryOperator<Packet>> all = new EnumMap<>(Level.class);
    all.putAll(extra);
    all.put(level, making);
    return new Bent(filling, frames, packets, all, messages);
  }

  /** With other messages. */
  public Bent sending(Messages instead) {
    return new Bent(filling, frames, packets, extra, Optional.of(instead));
  }
}
