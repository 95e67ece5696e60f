// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Optional;
import java.util.Set;
import protoprobe.quic.wire.WireReader;

/**
 * What a HelloRetryRequest asks for (RFC 8446 section 4.1.4).
 *
 * @param suite that the ServerHello will have, too
 * @param group that a share is wanted of
 * @param cookie content of the extension, to be sent back
 */
record RetryRequest(CipherSuite suite, Optional<Group> group, Optional<byte[]> cookie) {
  /**
   * @param sent the hello that it answers
   * @param groups that shares were offered of
   * @throws TlsFault if it asks for what cannot be, or for nothing
   */
  static RetryRequest of(ServerHello hello, ClientHello sent, Set<Group> groups) {
    CipherSuite suite = hello.requireAnswers(sent);
    Optional<Group> group =
        hello.extension(ExtensionType.KEY_SHARE).map(data -> group(data, sent, groups));
    Optional<byte[]> cookie = hello.extension(ExtensionType.COOKIE);
    cookie.ifPresent(RetryRequest::requireCookie);
    if (group.isEmpty() && cookie.isEmpty()) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "HelloRetryRequest changes nothing");
    }
    return new RetryRequest(suite, group, cookie);
  }

  private static Group group(byte[] data, ClientHello sent, Set<Group> groups) {
    int number = Extension.number(data, "selected group");
    Optional<Group> known = Group.of(number);
    boolean offered =
        sent.numbers(ExtensionType.SUPPORTED_GROUPS, 2)
            .map(all -> all.contains(number))
            .orElse(false);
    if (!offered || known.filter(groups::contains).isPresent()) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          "HelloRetryRequest: group 0x%04x, expected one offered without a share"
              .formatted(number));
    }
    return known.orElseThrow(
        () ->
            new TlsFault(
                Alert.HANDSHAKE_FAILURE,
                "HelloRetryRequest: group 0x%04x, which we cannot do".formatted(number)));
  }

  private static void requireCookie(byte[] data) {
    WireReader in = new WireReader(data);
    byte[] cookie = in.vector(2, "cookie");
    in.requireEnd("cookie");
    if (cookie.length == 0) {
      throw in.fault("cookie", "expected an octet at least");
    }
  }
}
