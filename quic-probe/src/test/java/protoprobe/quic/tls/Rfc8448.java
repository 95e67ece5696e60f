// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;

/** Values of RFC 8448, by section and name. */
final class Rfc8448 {
  private static final Properties VALUES = load();

  private Rfc8448() {}

  private static Properties load() {
    Properties values = new Properties();
    try (InputStream in = Rfc8448.class.getResourceAsStream("rfc8448.properties")) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  static byte[] octets(String name) {
    return HexFormat.of().parseHex(VALUES.getProperty(name));
  }

  /** A handshake message. */
  static Message message(String name) {
    byte[] octets = octets(name);
    return new Message(octets[0], Arrays.copyOfRange(octets, 4, octets.length));
  }

  /** A pair with that private key; the public one is not its own, and nobody asks for it. */
  static KeyPair pair(Group group, String name) {
    KeyPair other = group.generate();
    try {
      PrivateKey key =
          group == Group.X25519
              ? KeyFactory.getInstance("X25519")
                  .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, octets(name)))
              : KeyFactory.getInstance("EC")
                  .generatePrivate(
                      new ECPrivateKeySpec(
                          new BigInteger(1, octets(name)),
                          ((ECPublicKey) other.getPublic()).getParams()));
      return new KeyPair(other.getPublic(), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
