// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.forge;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Puts the pieces of a stream in order (RFC 9000 section 2.2); what came first stays. */
final class Assembly {
  /** Further ahead than that nobody may send: we never allow as much. */
  private static final long WINDOW = 32L << 20;

  private final NavigableMap<Long, byte[]> pieces = new TreeMap<>();
  private long taken;
  private long highest;
  private OptionalLong finalSize = OptionalLong.empty();

  /** Adds a piece; one that lies too far ahead is dropped. */
  void add(long offset, byte[] data, boolean fin) {
    long end = offset + data.length;
    if (end - taken > WINDOW) {
      return;
    }
    highest = Math.max(highest, end);
    if (fin) {
      finalSize = OptionalLong.of(end);
    }
    if (end > taken) {
      pieces.merge(offset, data, (old, more) -> old.length >= more.length ? old : more);
    }
  }

  /** What is in order now, and was not taken before. */
  byte[] take() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<Long, byte[]> first = pieces.firstEntry();
        first != null && first.getKey() <= taken;
        first = pieces.firstEntry()) {
      byte[] data = first.getValue();
      pieces.remove(first.getKey());
      long end = first.getKey() + data.length;
      if (end > taken) {
        out.writeBytes(Arrays.copyOfRange(data, (int) (taken - first.getKey()), data.length));
        taken = end;
      }
    }
    return out.toByteArray();
  }

  /** Whether everything up to the end was taken. */
  boolean finished() {
    return finalSize.isPresent() && taken >= finalSize.getAsLong();
  }

  /** One behind the highest octet seen. */
  long highest() {
    return highest;
  }
}
