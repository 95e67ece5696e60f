// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * The message CertificateVerify of a server (RFC 8446 section 4.4.3).
 *
 * @param scheme number of the signature's scheme
 */
record CertificateVerify(int scheme, byte[] signature) {
  private static final String CONTEXT = " ".repeat(64) + "TLS 1.3, server CertificateVerify\0";

  /**
   * @param hash up to the Certificate
   */
  static CertificateVerify of(SignatureScheme scheme, PrivateKey key, byte[] hash) {
    return new CertificateVerify(scheme.number(), scheme.sign(key, content(hash)));
  }

  private static byte[] content(byte[] hash) {
    return new WireWriter().raw(CONTEXT.getBytes(StandardCharsets.US_ASCII)).raw(hash).toBytes();
  }

  byte[] encode() {
    return new WireWriter().fixed(scheme, 2).vector(2, signature).toBytes();
  }

  static CertificateVerify decode(byte[] body) {
    WireReader in = new WireReader(body);
    int scheme = (int) in.fixed(2, "signature scheme");
    byte[] signature = in.vector(2, "signature");
    in.requireEnd("CertificateVerify");
    return new CertificateVerify(scheme, signature);
  }

  /**
   * @param sent the hello that offered schemes; one without any offers all
   * @param hash up to the Certificate
   * @throws TlsFault if it is not that key's signature
   */
  void require(ClientHello sent, PublicKey key, byte[] hash) {
    Optional<List<Integer>> offered = sent.numbers(ExtensionType.SIGNATURE_ALGORITHMS, 2);
    SignatureScheme known =
        SignatureScheme.of(scheme)
            .filter(SignatureScheme::isForHandshakes)
            .filter(each -> offered.map(all -> all.contains(scheme)).orElse(true))
            .orElseThrow(
                () ->
                    new TlsFault(
                        Alert.ILLEGAL_PARAMETER,
                        "signature scheme 0x%04x was not offered".formatted(scheme)));
    if (!known.verifies(key, content(hash), signature)) {
      throw new TlsFault(Alert.DECRYPT_ERROR, "CertificateVerify: " + known + " is not right");
    }
  }
}
