// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static protoprobe.quic.tls.ExtensionType.COOKIE;
import static protoprobe.quic.tls.ExtensionType.EARLY_DATA;
import static protoprobe.quic.tls.ExtensionType.KEY_SHARE;
import static protoprobe.quic.tls.ExtensionType.PADDING;
import static protoprobe.quic.tls.ExtensionType.PRE_SHARED_KEY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.quic.wire.WireWriter;

/**
 * A HelloRetryRequest that a server has sent (RFC 8446 section 4.1.4).
 *
 * @param first the hello that was not enough
 * @param group that a share is wanted of, if there was none
 * @param cookie to be sent back; empty: none
 */
record AskedAgain(ClientHello first, CipherSuite suite, Optional<Group> group, byte[] cookie) {
  private static final Set<Integer> MAY_CHANGE =
      Set.of(KEY_SHARE, EARLY_DATA, COOKIE, PRE_SHARED_KEY, PADDING);

  Message message() {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extension.number(ExtensionType.SUPPORTED_VERSIONS, Extension.TLS_1_3));
    group.ifPresent(wanted -> extensions.add(Extension.number(KEY_SHARE, wanted.number())));
    if (cookie.length > 0) {
      extensions.add(Extension.cookie(cookie));
    }
    ServerHello retry = ServerHello.retry(first.sessionId(), suite.number(), extensions);
    return new Message(HandshakeType.SERVER_HELLO, retry.encode());
  }

  /** That the second ClientHello differs where it should and nowhere else (section 4.1.2). */
  void requireAnswer(ClientWishes second) {
    ClientHello hello = second.hello();
    require(
        sameHead(hello) && Arrays.equals(lasting(first), lasting(hello)) && !second.earlyData(),
        "the second ClientHello differs where it must not");
    boolean shared =
        group
            .map(wanted -> second.shares().keySet().equals(Set.of(wanted.number())))
            .orElseGet(() -> Arrays.equals(data(first, KEY_SHARE), data(hello, KEY_SHARE)));
    require(shared, "expected one share, of the group that was asked for");
    byte[] right = cookie.length > 0 ? Extension.cookie(cookie).data() : cookie;
    require(Arrays.equals(right, data(hello, COOKIE)), "expected the cookie that was sent");
  }

  private boolean sameHead(ClientHello hello) {
    return first.legacyVersion() == hello.legacyVersion()
        && Arrays.equals(first.random(), hello.random())
        && Arrays.equals(first.sessionId(), hello.sessionId())
        && first.suites().equals(hello.suites());
  }

  private static byte[] lasting(ClientHello hello) {
    WireWriter out = new WireWriter();
    Extension.write(
        hello.extensions().stream().filter(each -> !MAY_CHANGE.contains(each.type())).toList(),
        out);
    return out.toBytes();
  }

  private static byte[] data(ClientHello hello, int type) {
    return hello.extension(type).orElse(new byte[0]);
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new TlsFault(Alert.ILLEGAL_PARAMETER, "after a HelloRetryRequest: " + what);
    }
  }
}
