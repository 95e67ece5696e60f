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
  private static final long WINDOW = 4 * Parameters.WINDOW;

  private static final byte[] NOTHING = {};

  private final NavigableMap<Long, byte[]> pieces = new TreeMap<>();
  private long taken;
  private long held;
  private OptionalLong finalSize = OptionalLong.empty();

  /** Adds a piece; one that lies too far ahead is dropped, and so is what overlaps too much. */
  void add(long offset, byte[] data, boolean fin) {
    long end = offset + data.length;
    if (end - taken > WINDOW) {
      return;
    }
    if (fin) {
      finalSize = OptionalLong.of(end);
    }
    byte[] old = pieces.getOrDefault(offset, NOTHING);
    boolean room = offset <= taken || held - old.length + data.length <= WINDOW;
    if (end > taken && data.length > old.length && room) {
      pieces.put(offset, data);
      held += data.length - old.length;
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
      held -= data.length;
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
}
