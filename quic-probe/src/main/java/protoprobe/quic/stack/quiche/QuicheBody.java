// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import com.sun.jna.Memory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A body: counted and hashed, not kept. */
final class QuicheBody {
  private static final int PIECE = 1 << 16;

  private final Memory piece = new Memory(PIECE);
  private final MessageDigest digest;
  private final long limit;
  private long length;
  private boolean cut;

  /**
   * @param limit so many octets are read
   */
  QuicheBody(long limit) {
    this.limit = limit;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@code quiche_h3_recv_body}: how much it wrote, or a negative number. */
  @FunctionalInterface
  interface Source {
    long read(Memory to, long most);
  }

  /** Reads what is there; one octet beyond the limit tells that the body is longer. */
  void read(Source source) {
    while (!cut) {
      long wanted = Math.min(PIECE, Math.max(1, limit - length));
      long read = source.read(piece, wanted);
      if (read <= 0) {
        return;
      }
      if (length == limit) {
        cut = true;
        return;
      }
      digest.update(piece.getByteBuffer(0, read));
      length += read;
    }
  }

  /** Whether it is longer than the limit. */
  boolean isCut() {
    return cut;
  }

  /** Octets that were read, without the one beyond. */
  long length() {
    return length;
  }

  /** Of these, in hex; to be asked for once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
