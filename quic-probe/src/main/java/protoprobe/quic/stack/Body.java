// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A body that is counted and hashed while it arrives, and not kept; only up to a bound. */
public final class Body {
  private final long most;
  private final MessageDigest digest;
  private long length;

  /** At most so many octets of it. */
  public Body(long most) {
    this.most = most;
    digest = newDigest();
  }

  /** Takes as much of the next octets as is wanted; whether that was all. */
  public boolean add(byte[] octets) {
    int taken = (int) Math.min(octets.length, most - length);
    digest.update(octets, 0, taken);
    length += taken;
    return taken == octets.length;
  }

  /** Whether no more is wanted. */
  public boolean isFull() {
    return length >= most;
  }

  /** Octets taken so far. */
  public long length() {
    return length;
  }

  /** SHA-256 of what was taken so far, in hex. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a digest of Java can be cloned", e);
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
