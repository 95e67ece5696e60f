// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * Tickets that hold a session, sealed with a key of this process. Replays of them are not detected.
 */
final class TicketBox {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SecretKeySpec KEY = new SecretKeySpec(random(16), "AES");
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** Seconds. */
  static final long LIFETIME = 7200;

  private TicketBox() {}

  /**
   * What a ticket holds.
   *
   * @param key the pre-shared key
   * @param protocol chosen by ALPN
   * @param early whether 0-RTT data may come with it
   */
  record Kept(CipherSuite suite, byte[] key, String protocol, boolean early) {}

  static byte[] random(int length) {
    byte[] octets = new byte[length];
    RANDOM.nextBytes(octets);
    return octets;
  }

  static byte[] seal(Kept kept, Instant now) {
    byte[] protocol = kept.protocol().getBytes(StandardCharsets.ISO_8859_1);
    WireWriter plain = new WireWriter().fixed(kept.suite().number(), 2).vector(1, kept.key());
    plain.vector(1, protocol).fixed(kept.early() ? 1 : 0, 1).fixed(now.getEpochSecond(), 8);
    byte[] nonce = random(NONCE);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.toBytes());
      return new WireWriter().raw(nonce).raw(sealed).toBytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is missing in this Java runtime", e);
    }
  }

  /** What a ticket holds, if it is one of ours and still alive. */
  static Optional<Kept> open(byte[] ticket, Instant now) {
    if (ticket.length < NONCE + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(ticket, NONCE))
              .doFinal(ticket, NONCE, ticket.length - NONCE);
      return read(new WireReader(plain), now);
    } catch (GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<Kept> read(WireReader in, Instant now) {
    CipherSuite suite = CipherSuite.of((int) in.fixed(2, "suite")).orElseThrow();
    byte[] key = in.vector(1, "key");
    String protocol = new String(in.vector(1, "protocol"), StandardCharsets.ISO_8859_1);
    boolean early = in.octet("early") == 1;
    Instant end = Instant.ofEpochSecond(in.fixed(8, "time")).plusSeconds(LIFETIME);
    return now.isBefore(end)
        ? Optional.of(new Kept(suite, key, protocol, early))
        : Optional.empty();
  }

  private static Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
