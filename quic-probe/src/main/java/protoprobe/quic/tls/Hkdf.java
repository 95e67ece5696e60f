// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF (RFC 5869) with the labels of TLS 1.3 (RFC 8446 section 7.1). */
final class Hkdf {
  private final String mac;
  private final int hashLength;

  /**
   * @param hash {@code SHA256} or {@code SHA384}
   */
  Hkdf(String hash) {
    this.mac = "Hmac" + hash;
    this.hashLength = Integer.parseInt(hash.substring(3)) / 8;
  }

  int hashLength() {
    return hashLength;
  }

  byte[] extract(byte[] salt, byte[] keyMaterial) {
    // HMAC pads its key with zeros, so that no salt is a salt of zeros; Java refuses empty keys
    return hmac(salt.length == 0 ? new byte[hashLength] : salt, keyMaterial);
  }

  byte[] expand(byte[] secret, byte[] info, int length) {
    ByteBuffer out = ByteBuffer.allocate(length);
    byte[] block = {};
    for (int counter = 1; out.hasRemaining(); counter++) {
      block =
          hmac(
              secret,
              ByteBuffer.allocate(block.length + info.length + 1)
                  .put(block)
                  .put(info)
                  .put((byte) counter)
                  .array());
      out.put(block, 0, Math.min(block.length, out.remaining()));
    }
    return out.array();
  }

  /** HKDF-Expand-Label with the prefix "tls13 ". */
  byte[] expandLabel(byte[] secret, String label, byte[] context, int length) {
    byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer info = ByteBuffer.allocate(2 + 1 + full.length + 1 + context.length);
    info.putShort((short) length);
    info.put((byte) full.length).put(full);
    info.put((byte) context.length).put(context);
    return expand(secret, info.array(), length);
  }

  byte[] expandLabel(byte[] secret, String label, int length) {
    return expandLabel(secret, label, new byte[0], length);
  }

  byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac instance = Mac.getInstance(mac);
      instance.init(new SecretKeySpec(key, mac));
      return instance.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(mac + " is missing in this Java runtime", e);
    }
  }
}
