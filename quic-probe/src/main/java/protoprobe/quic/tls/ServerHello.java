// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * A server's first message, or its HelloRetryRequest (RFC 8446 sections 4.1.3 and 4.1.4).
 *
 * @param random 32 octets
 * @param sessionId the client's
 * @param suite number of the cipher suite chosen
 * @param extensions in their order
 */
public record ServerHello(byte[] random, byte[] sessionId, int suite, List<Extension> extensions) {
  private static final byte[] RETRY =
      HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
  private static final int LEGACY_VERSION = 0x0303;

  public ServerHello {
    extensions = List.copyOf(extensions);
  }

  static ServerHello retry(byte[] sessionId, int suite, List<Extension> extensions) {
    return new ServerHello(RETRY, sessionId, suite, extensions);
  }

  /** Whether it asks for another ClientHello. */
  boolean isRetry() {
    return Arrays.equals(random, RETRY);
  }

  byte[] encode() {
    WireWriter out = new WireWriter().fixed(LEGACY_VERSION, 2).raw(random).vector(1, sessionId);
    out.fixed(suite, 2).fixed(0, 1);
    Extension.write(extensions, out);
    return out.toBytes();
  }

  static ServerHello decode(byte[] body) {
    WireReader in = new WireReader(body);
    long version = in.fixed(2, "legacy version");
    byte[] random = in.take(ClientHello.RANDOM, "random");
    byte[] session = in.vector(1, "session id");
    int suite = (int) in.fixed(2, "cipher suite");
    int compression = in.octet("compression method");
    List<Extension> extensions = in.hasMore() ? Extension.read(in) : List.of();
    if (in.hasMore()) {
      throw in.fault("ServerHello", in.remaining() + " octets behind the extensions");
    }
    if (version != LEGACY_VERSION || compression != 0) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          "ServerHello: legacy version 0x%04x, compression %d, expected 0x0303 and 0"
              .formatted(version, compression));
    }
    return new ServerHello(random, session, suite, extensions);
  }

  Optional<byte[]> extension(int type) {
    return Extension.find(extensions, type);
  }
}
