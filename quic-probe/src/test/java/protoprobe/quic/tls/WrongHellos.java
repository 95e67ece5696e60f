// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static protoprobe.quic.tls.ExtensionType.ALPN;
import static protoprobe.quic.tls.ExtensionType.COOKIE;
import static protoprobe.quic.tls.ExtensionType.EARLY_DATA;
import static protoprobe.quic.tls.ExtensionType.KEY_SHARE;
import static protoprobe.quic.tls.ExtensionType.PRE_SHARED_KEY;
import static protoprobe.quic.tls.ExtensionType.PSK_KEY_EXCHANGE_MODES;
import static protoprobe.quic.tls.ExtensionType.QUIC_TRANSPORT_PARAMETERS;
import static protoprobe.quic.tls.ExtensionType.SIGNATURE_ALGORITHMS;
import static protoprobe.quic.tls.ExtensionType.SUPPORTED_GROUPS;
import static protoprobe.quic.tls.ExtensionType.SUPPORTED_VERSIONS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** ClientHellos that no server may take, and what it says to them. */
final class WrongHellos {
  private WrongHellos() {}

  /** One of them, made from an ordinary one. */
  record Wrong(String what, UnaryOperator<ClientHello> change, Alert alert) {
    @Override
    public String toString() {
      return what + ": " + alert;
    }
  }

  static Stream<Wrong> all() {
    return Stream.of(lacking(), unreadable(), unacceptable(), heads(), preShared())
        .flatMap(List::stream);
  }

  static UnaryOperator<ClientHello> without(int type) {
    return hello ->
        hello.with(hello.extensions().stream().filter(each -> each.type() != type).toList());
  }

  /** With that content, at the end. */
  static UnaryOperator<ClientHello> with(int type, String hex) {
    return with(type, HexFormat.of().parseHex(hex));
  }

  private static UnaryOperator<ClientHello> with(int type, byte[] data) {
    return hello -> without(type).apply(hello).adding(new Extension(type, data));
  }

  static UnaryOperator<ClientHello> head(byte[] session, int suite, byte... compressions) {
    return hello ->
        new ClientHello(
            hello.legacyVersion(),
            hello.random(),
            session,
            List.of(suite),
            compressions,
            hello.extensions());
  }

  private static List<Wrong> lacking() {
    return List.of(
        new Wrong("no ALPN", without(ALPN), Alert.NO_APPLICATION_PROTOCOL),
        new Wrong("no parameters", without(QUIC_TRANSPORT_PARAMETERS), Alert.MISSING_EXTENSION),
        new Wrong("no key_share", without(KEY_SHARE), Alert.MISSING_EXTENSION),
        new Wrong("no supported_groups", without(SUPPORTED_GROUPS), Alert.MISSING_EXTENSION),
        new Wrong("no schemes", without(SIGNATURE_ALGORITHMS), Alert.MISSING_EXTENSION),
        new Wrong("no versions", without(SUPPORTED_VERSIONS), Alert.PROTOCOL_VERSION),
        new Wrong("TLS 1.2 only", with(SUPPORTED_VERSIONS, "020303"), Alert.PROTOCOL_VERSION),
        new Wrong("other protocol", with(ALPN, "000403666f6f"), Alert.NO_APPLICATION_PROTOCOL),
        new Wrong("other schemes", with(SIGNATURE_ALGORITHMS, "00020804"), Alert.HANDSHAKE_FAILURE),
        new Wrong("only PKCS #1", with(SIGNATURE_ALGORITHMS, "00020401"), Alert.HANDSHAKE_FAILURE),
        new Wrong(
            "other groups",
            with(SUPPORTED_GROUPS, "00020018").andThen(with(KEY_SHARE, "0000"))::apply,
            Alert.HANDSHAKE_FAILURE));
  }

  private static List<Wrong> unreadable() {
    return List.of(
        new Wrong("empty protocol", with(ALPN, "000100"), Alert.DECODE_ERROR),
        new Wrong("octet behind ALPN", with(ALPN, "000302683300"), Alert.DECODE_ERROR),
        new Wrong("schemes cut", with(SIGNATURE_ALGORITHMS, "0003080404"), Alert.DECODE_ERROR),
        new Wrong("odd versions", with(SUPPORTED_VERSIONS, "03030403"), Alert.DECODE_ERROR),
        new Wrong("groups too long", with(SUPPORTED_GROUPS, "0004001d"), Alert.DECODE_ERROR),
        new Wrong("share cut", with(KEY_SHARE, "0006001d00200000"), Alert.DECODE_ERROR),
        new Wrong("early_data with data", with(EARLY_DATA, "00"), Alert.DECODE_ERROR),
        new Wrong("PSK modes too long", with(PSK_KEY_EXCHANGE_MODES, "0201"), Alert.DECODE_ERROR),
        new Wrong("201 extensions", hello -> crowded(hello, 201), Alert.DECODE_ERROR));
  }

  private static ClientHello crowded(ClientHello hello, int extensions) {
    List<Extension> all = new ArrayList<>(hello.extensions());
    IntStream.range(all.size(), extensions)
        .forEach(i -> all.add(new Extension(0x4000 + i, new byte[0])));
    return hello.with(all);
  }

  private static List<Wrong> unacceptable() {
    String zeros = "001d0020" + "00".repeat(32);
    String offCurve = "0045" + "00170041" + "04" + "01".repeat(64);
    return List.of(
        new Wrong("short share", with(KEY_SHARE, "0006001d00020102"), Alert.ILLEGAL_PARAMETER),
        new Wrong("share of zeros", with(KEY_SHARE, "0024" + zeros), Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "share off the curve",
            with(SUPPORTED_GROUPS, "00020017").andThen(with(KEY_SHARE, offCurve))::apply,
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "two shares of a group",
            with(KEY_SHARE, "0048" + zeros.repeat(2)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "share of a group not offered",
            with(SUPPORTED_GROUPS, "00020017"),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "an extension twice",
            hello -> hello.adding(hello.extensions().get(0)),
            Alert.ILLEGAL_PARAMETER));
  }

  private static List<Wrong> heads() {
    byte[] none = {};
    return List.of(
        new Wrong("other suite", head(none, 0x1304, (byte) 0), Alert.HANDSHAKE_FAILURE),
        new Wrong("no compression method", head(none, 0x1301), Alert.ILLEGAL_PARAMETER),
        new Wrong("DEFLATE, too", head(none, 0x1301, (byte) 1, (byte) 0), Alert.ILLEGAL_PARAMETER),
        new Wrong("long session id", head(new byte[33], 0x1301, (byte) 0), Alert.DECODE_ERROR));
  }

  private static List<Wrong> preShared() {
    return List.of(
        new Wrong(
            "PSK without modes",
            without(PSK_KEY_EXCHANGE_MODES).andThen(with(PRE_SHARED_KEY, keys(1, 1, 32)))::apply,
            Alert.MISSING_EXTENSION),
        new Wrong("no identity", with(PRE_SHARED_KEY, keys(0, 0, 32)), Alert.ILLEGAL_PARAMETER),
        new Wrong("binder missing", with(PRE_SHARED_KEY, keys(2, 1, 32)), Alert.ILLEGAL_PARAMETER),
        new Wrong("short binder", with(PRE_SHARED_KEY, keys(1, 1, 31)), Alert.DECODE_ERROR),
        new Wrong(
            "PSK not last",
            with(PRE_SHARED_KEY, keys(1, 1, 32)).andThen(with(COOKIE, "000101"))::apply,
            Alert.ILLEGAL_PARAMETER));
  }

  private static byte[] keys(int identities, int binders, int length) {
    return new PreSharedKeys(
            Collections.nCopies(identities, new PreSharedKeys.Identity(new byte[9], 0)),
            Collections.nCopies(binders, new byte[length]))
        .encode();
  }
}
