// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.Optional;
import java.util.Set;
import protoprobe.quic.wire.WireReader;

/**
 * What a ServerHello chooses, of what was offered.
 *
 * @param share the server's, of that group
 * @param preShared whether it is the session that was offered
 */
record ServerChoice(CipherSuite suite, Group group, byte[] share, boolean preShared) {
  /**
   * @param sent the hello that it answers
   * @param groups that shares were offered of
   * @param session that was offered
   * @throws TlsFault if it chooses anything else
   */
  static ServerChoice of(
      ServerHello hello, ClientHello sent, Set<Group> groups, Optional<Session> session) {
    CipherSuite suite = hello.requireAnswers(sent);
    boolean preShared = hello.extension(ExtensionType.PRE_SHARED_KEY).isPresent();
    if (preShared) {
      requireSession(hello, suite, session);
    }
    byte[] data =
        hello
            .extension(ExtensionType.KEY_SHARE)
            .orElseThrow(
                () -> new TlsFault(Alert.MISSING_EXTENSION, "ServerHello without key_share"));
    WireReader in = new WireReader(data);
    int number = (int) in.fixed(2, "group");
    byte[] share = in.vector(2, "key exchange");
    in.requireEnd("key_share");
    Group group =
        Group.of(number)
            .filter(groups::contains)
            .orElseThrow(
                () ->
                    new TlsFault(
                        Alert.ILLEGAL_PARAMETER,
                        "key share of group 0x%04x, expected one of %s".formatted(number, groups)));
    return new ServerChoice(suite, group, share, preShared);
  }

  /** RFC 8446 section 4.2.11. */
  private static void requireSession(
      ServerHello hello, CipherSuite suite, Optional<Session> session) {
    byte[] data = hello.extension(ExtensionType.PRE_SHARED_KEY).orElseThrow();
    int index = Extension.number(data, "selected identity");
    if (index != 0 || session.filter(each -> each.fits(suite)).isEmpty()) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          "pre-shared key %d with %s, which was not offered".formatted(index, suite));
    }
  }
}
