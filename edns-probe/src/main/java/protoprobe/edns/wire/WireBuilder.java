// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Octets written one field after the other; values are not checked, only cut to their width. */
public final class WireBuilder {
  /** Pointers have 14 bits (RFC 1035 4.1.4). */
  private static final int FARTHEST_TARGET = 0x3FFF;

  private final Map<Bytes, Integer> suffixes = new HashMap<>();
  private byte[] octets = new byte[64];
  private int size;

  public WireBuilder u8(int value) {
    if (size == octets.length) {
      octets = Arrays.copyOf(octets, size * 2);
    }
    octets[size++] = (byte) value;
    return this;
  }

  public WireBuilder u16(int value) {
    return u8(value >> 8).u8(value);
  }

  public WireBuilder u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  public WireBuilder bytes(byte... more) {
    int needed = size + more.length;
    if (needed > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(needed, octets.length * 2));
    }
    System.arraycopy(more, 0, octets, size, more.length);
    size = needed;
    return this;
  }

  public WireBuilder bytes(Bytes more) {
    return bytes(more.shared());
  }

  /** A name without compression; later names may point to it. */
  public WireBuilder name(Name name) {
    return labels(name, false);
  }

  /** A name that points to the longest ending written before, letter case included. */
  public WireBuilder compressedName(Name name) {
    return labels(name, true);
  }

  private WireBuilder labels(Name name, boolean compress) {
    Bytes wire = name.octets();
    int at = 0;
    while (wire.u8(at) != 0) {
      Bytes suffix = wire.from(at);
      Integer target = suffixes.get(suffix);
      if (compress && target != null) {
        return pointer(target);
      }
      if (size <= FARTHEST_TARGET) {
        suffixes.putIfAbsent(suffix, size);
      }
      int next = at + 1 + wire.u8(at);
      bytes(wire.slice(at, next));
      at = next;
    }
    return u8(0);
  }

  /** A compression pointer, wherever it leads (RFC 1035 4.1.4). */
  public WireBuilder pointer(int target) {
    return u16(0xC000 | target);
  }

  /** Two octets to be filled later; returns their offset. */
  public int reserve16() {
    u16(0);
    return size - 2;
  }

  public WireBuilder patch16(int at, int value) {
    octets[at] = (byte) (value >> 8);
    octets[at + 1] = (byte) value;
    return this;
  }

  /** Octets written so far. */
  public int size() {
    return size;
  }

  /** A fresh array of all octets. */
  public byte[] toBytes() {
    return Arrays.copyOf(octets, size);
  }
}
