// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.HexFormat;
import protoprobe.quic.wire.Version;

/**
 * The keys of Initial packets, which anybody can derive who sees the first one.
 *
 * @param client of what the client sends
 * @param server of what the server sends
 */
public record InitialKeys(PacketKeys client, PacketKeys server) {
  private static final CipherSuite SUITE = CipherSuite.AES_128_GCM_SHA256;

  /**
   * From the connection id that the client first sent to (RFC 9001 section 5.2, RFC 9369 section
   * 3.3.1).
   */
  public static InitialKeys of(Version version, byte[] destinationConnectionId) {
    Hkdf hkdf = SUITE.hkdf();
    byte[] secret = hkdf.extract(salt(version), destinationConnectionId);
    return new InitialKeys(
        PacketKeys.of(version, SUITE, hkdf.expandLabel(secret, "client in", hkdf.hashLength())),
        PacketKeys.of(version, SUITE, hkdf.expandLabel(secret, "server in", hkdf.hashLength())));
  }

  private static byte[] salt(Version version) {
    return HexFormat.of()
        .parseHex(
            switch (version) {
              case V1 -> "38762cf7f55934b34d179ae6a4c80cadccbb7f0a";
              case V2 -> "0dede3def700a6db819381be6e269dcbf9bd2ed9";
            });
  }
}
