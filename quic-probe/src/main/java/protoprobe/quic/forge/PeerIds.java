// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import protoprobe.quic.wire.Frame;

/** Connection ids that the peer wants to be reached by (RFC 9000 section 5.1). */
final class PeerIds {
  private static final int TOKEN = 16;

  private final NavigableMap<Long, Frame.NewConnectionId> offered = new TreeMap<>();
  private final List<byte[]> tokens = new ArrayList<>();
  private byte[] current;
  private long sequence;

  PeerIds(byte[] first) {
    current = first;
  }

  byte[] current() {
    return current;
  }

  long sequence() {
    return sequence;
  }

  /** The id that the peer has chosen in its first packet or in a Retry. */
  void chosen(byte[] id) {
    current = id;
  }

  void addToken(byte[] token) {
    tokens.add(token);
  }

  /** Those offered and not yet used. */
  List<Frame.NewConnectionId> spare() {
    return offered.values().stream().filter(each -> each.sequence() != sequence).toList();
  }

  /** Takes note of an offer; the sequence numbers to be retired. */
  List<Long> offer(Frame.NewConnectionId frame) {
    List<Long> retired = new ArrayList<>();
    if (offered.size() > 1000) {
      return retired;
    }
    offered.put(frame.sequence(), frame);
    tokens.add(frame.resetToken());
    if (sequence < frame.retirePriorTo()) {
      retired.add(sequence);
      use(offered.lastEntry().getValue());
    }
    offered.headMap(frame.retirePriorTo()).keySet().stream()
        .filter(each -> each != sequence && !retired.contains(each))
        .forEach(retired::add);
    offered.headMap(frame.retirePriorTo()).clear();
    return retired;
  }

  void use(Frame.NewConnectionId frame) {
    sequence = frame.sequence();
    current = frame.id();
  }

  /** Whether a datagram ends like a stateless reset of one of these ids. */
  boolean isReset(byte[] datagram) {
    if (datagram.length < 5 + TOKEN) {
      return false;
    }
    byte[] end = Arrays.copyOfRange(datagram, datagram.length - TOKEN, datagram.length);
    return tokens.stream().anyMatch(token -> Arrays.equals(token, end));
  }
}
