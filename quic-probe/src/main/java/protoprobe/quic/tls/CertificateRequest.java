// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.List;
import protoprobe.quic.wire.WireReader;

/** The message CertificateRequest (RFC 8446 section 4.3.2), which we answer without any. */
final class CertificateRequest {
  /** Neither a context nor a certificate (RFC 8446 section 4.4.2). */
  static final Message NONE = new Message(HandshakeType.CERTIFICATE, new byte[4]);

  private CertificateRequest() {}

  /**
   * @throws TlsFault if it is not what a server may send in a handshake
   */
  static void require(byte[] body) {
    WireReader in = new WireReader(body);
    if (in.vector(1, "certificate request context").length > 0) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "CertificateRequest: expected no context in a handshake");
    }
    List<Extension> extensions = Extension.read(in);
    in.requireEnd("CertificateRequest");
    ExtensionRules.requireUnique(extensions, "CertificateRequest");
    if (Extension.find(extensions, ExtensionType.SIGNATURE_ALGORITHMS).isEmpty()) {
      throw new TlsFault(
          Alert.MISSING_EXTENSION, "CertificateRequest without signature_algorithms");
    }
  }
}
