// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a CertificateVerify signs (RFC 8446 section 4.4.3). */
final class Signed {
  private static final int SPACES = 64;

  private Signed() {}

  /** A server's: of the transcript up to its Certificate. */
  static byte[] byServer(byte[] transcriptHash) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(" ".repeat(SPACES).getBytes(StandardCharsets.US_ASCII));
    out.writeBytes("TLS 1.3, server CertificateVerify".getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    out.writeBytes(transcriptHash);
    return out.toByteArray();
  }
}
