// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import protoprobe.quic.wire.Version;

/** The tag at the end of a Retry packet (RFC 9001 section 5.8, RFC 9369 section 3.3.3). */
public final class RetryIntegrity {
  /** Octets of the tag. */
  public static final int TAG = PacketKeys.TAG;

  private RetryIntegrity() {}

  /**
   * The sixteen octets that belong behind the packet.
   *
   * @param originalDestination the connection id that the client's first Initial was sent to
   * @param packet the Retry packet without its tag
   */
  public static byte[] tag(Version version, byte[] originalDestination, byte[] packet) {
    byte[] pseudoPacket =
        ByteBuffer.allocate(1 + originalDestination.length + packet.length)
            .put((byte) originalDestination.length)
            .put(originalDestination)
            .put(packet)
            .array();
    try {
      Cipher aead = Cipher.getInstance("AES/GCM/NoPadding");
      aead.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key(version), "AES"),
          new GCMParameterSpec(8 * PacketKeys.TAG, nonce(version)));
      aead.updateAAD(pseudoPacket);
      return aead.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing in this Java runtime", e);
    }
  }

  private static byte[] key(Version version) {
    return HexFormat.of()
        .parseHex(
            switch (version) {
              case V1 -> "be0c690b9f66575a1d766b54e368c84e";
              case V2 -> "8fb4b01b56ac48e260fbcbcead7ccc92";
            });
  }

  private static byte[] nonce(Version version) {
    return HexFormat.of()
        .parseHex(
            switch (version) {
              case V1 -> "461599d35d632bf2239825bb";
              case V2 -> "d86969bc2d7c6d9990efb04a";
            });
  }
}
