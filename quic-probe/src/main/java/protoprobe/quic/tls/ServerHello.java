// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * A server's first message, or its HelloRetryRequest (RFC 8446 sections 4.1.3 and 4.1.4).
 *
 * @param legacyVersion 0x0303
 * @param random 32 octets
 * @param sessionId the client's
 * @param suite number of the cipher suite chosen
 * @param compression 0
 * @param extensions in their order
 */
public record ServerHello(
    int legacyVersion,
    byte[] random,
    byte[] sessionId,
    int suite,
    int compression,
    List<Extension> extensions) {
  private static final byte[] RETRY =
      HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
  private static final int LEGACY_VERSION = 0x0303;

  public ServerHello {
    extensions = List.copyOf(extensions);
  }

  /** As it should be. */
  static ServerHello of(byte[] random, byte[] sessionId, int suite, List<Extension> extensions) {
    return new ServerHello(LEGACY_VERSION, random, sessionId, suite, 0, extensions);
  }

  static ServerHello retry(byte[] sessionId, int suite, List<Extension> extensions) {
    return of(RETRY, sessionId, suite, extensions);
  }

  /** Whether it asks for another ClientHello. */
  public boolean isRetry() {
    return Arrays.equals(random, RETRY);
  }

  /** The body of the message. */
  public byte[] encode() {
    WireWriter out = new WireWriter().fixed(legacyVersion, 2).raw(random).vector(1, sessionId);
    out.fixed(suite, 2).fixed(compression, 1);
    Extension.write(extensions, out);
    return out.toBytes();
  }

  /**
   * Reads the body of the message.
   *
   * @throws WireFault if it ends too early, or not where it should
   */
  public static ServerHello decode(byte[] body) {
    WireReader in = new WireReader(body);
    int version = (int) in.fixed(2, "legacy version");
    byte[] random = in.take(ClientHello.RANDOM, "random");
    byte[] session = in.vector(1, "session id");
    int suite = (int) in.fixed(2, "cipher suite");
    int compression = in.octet("compression method");
    List<Extension> extensions = in.hasMore() ? Extension.read(in) : List.of();
    in.requireEnd("ServerHello");
    return new ServerHello(version, random, session, suite, compression, extensions);
  }

  /** Content of the first extension of that type. */
  public Optional<byte[]> extension(int type) {
    return Extension.find(extensions, type);
  }

  /** With another list of extensions. */
  public ServerHello with(List<Extension> others) {
    return new ServerHello(legacyVersion, random, sessionId, suite, compression, others);
  }

  /**
   * What holds for a ServerHello and for a HelloRetryRequest.
   *
   * @param sent the hello that it answers
   * @return the suite chosen
   */
  CipherSuite requireAnswers(ClientHello sent) {
    requireVersion();
    if (legacyVersion != LEGACY_VERSION || compression != 0) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          "ServerHello: legacy version 0x%04x, compression %d, expected 0x0303 and 0"
              .formatted(legacyVersion, compression));
    }
    if (!Arrays.equals(sessionId, sent.sessionId())) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "ServerHello: not the client's session id");
    }
    (isRetry() ? ExtensionRules.HELLO_RETRY_REQUEST : ExtensionRules.SERVER_HELLO)
        .require(extensions, sent);
    return CipherSuite.of(suite)
        .filter(known -> sent.suites().contains(known.number()))
        .orElseThrow(
            () ->
                new TlsFault(
                    Alert.ILLEGAL_PARAMETER,
                    "cipher suite 0x%04x was not offered".formatted(suite)));
  }

  /** RFC 9001 section 4.2 and RFC 8446 section 4.2.1. */
  private void requireVersion() {
    byte[] data =
        extension(ExtensionType.SUPPORTED_VERSIONS)
            .orElseThrow(
                () -> new TlsFault(Alert.PROTOCOL_VERSION, "ServerHello: no version TLS 1.3"));
    int version = Extension.number(data, "selected version");
    if (version != Extension.TLS_1_3) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER, "version 0x%04x, expected 0x0304".formatted(version));
    }
  }
}
