// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import static protoprobe.quic.tls.HandshakeType.CERTIFICATE;
import static protoprobe.quic.tls.HandshakeType.CERTIFICATE_REQUEST;
import static protoprobe.quic.tls.HandshakeType.CERTIFICATE_VERIFY;
import static protoprobe.quic.tls.HandshakeType.ENCRYPTED_EXTENSIONS;
import static protoprobe.quic.tls.HandshakeType.FINISHED;
import static protoprobe.quic.tls.HandshakeType.SERVER_HELLO;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/** Flights of a server that no client may take, and what it says to them. */
final class WrongFlights {
  private static final int UNKNOWN = 0x4000;

  private WrongFlights() {}

  /** One of them, made from an ordinary one. */
  record Wrong(String what, Forgery forgery, Alert alert) {
    @Override
    public String toString() {
      return what + ": " + alert;
    }
  }

  static Stream<Wrong> all() {
    return Stream.of(hellos(), choices(), extensions(), certificates(), ends(), orders())
        .flatMap(List::stream);
  }

  /** With the ServerHello changed, in the transcript, too. */
  static Forgery hello(UnaryOperator<ServerHello> change) {
    return body(SERVER_HELLO, body -> change.apply(ServerHello.decode(body)).encode());
  }

  private static Forgery body(int type, UnaryOperator<byte[]> change) {
    return Forgery.NONE.replacing(
        type, message -> List.of(new Message(type, change.apply(message.body().clone()))));
  }

  private static Forgery wire(int type, UnaryOperator<byte[]> change) {
    return Forgery.NONE.replacingOnWire(
        type, message -> List.of(new Message(type, change.apply(message.body().clone()))));
  }

  private static UnaryOperator<byte[]> longer() {
    return body -> Arrays.copyOf(body, body.length + 1);
  }

  private static UnaryOperator<byte[]> shorter() {
    return body -> Arrays.copyOf(body, body.length - 1);
  }

  private static ServerHello head(
      ServerHello hello, int version, byte[] session, int suite, int compression) {
    return new ServerHello(
        version, hello.random(), session, suite, compression, hello.extensions());
  }

  static ServerHello with(ServerHello hello, Extension other) {
    List<Extension> all = new ArrayList<>(without(hello, other.type()).extensions());
    all.add(other);
    return hello.with(all);
  }

  private static ServerHello without(ServerHello hello, int type) {
    return hello.with(hello.extensions().stream().filter(each -> each.type() != type).toList());
  }

  private static Extension extension(int type, String hex) {
    return new Extension(type, HexFormat.of().parseHex(hex));
  }

  private static Forgery hello(int type, String hex) {
    return hello(old -> with(old, extension(type, hex)));
  }

  private static List<Wrong> hellos() {
    byte[] none = {};
    return List.of(
        new Wrong(
            "legacy version",
            hello(old -> head(old, 0x0304, none, old.suite(), 0)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "session id",
            hello(old -> head(old, 0x0303, new byte[1], old.suite(), 0)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "long session id",
            hello(old -> head(old, 0x0303, new byte[33], old.suite(), 0)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "suite not offered",
            hello(old -> head(old, 0x0303, none, 0x1304, 0)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "compression",
            hello(old -> head(old, 0x0303, none, old.suite(), 1)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong("octet behind", body(SERVER_HELLO, longer()), Alert.DECODE_ERROR),
        new Wrong("octet missing", body(SERVER_HELLO, shorter()), Alert.DECODE_ERROR),
        new Wrong("empty", body(SERVER_HELLO, body -> new byte[0]), Alert.DECODE_ERROR),
        new Wrong(
            "TLS 1.2",
            hello(old -> without(old, ExtensionType.SUPPORTED_VERSIONS)),
            Alert.PROTOCOL_VERSION),
        new Wrong(
            "TLS 1.2 in the extension",
            hello(ExtensionType.SUPPORTED_VERSIONS, "0303"),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "long version", hello(ExtensionType.SUPPORTED_VERSIONS, "030400"), Alert.DECODE_ERROR),
        new Wrong(
            "extension twice",
            hello(
                old ->
                    old.with(
                        Stream.of(old.extensions(), old.extensions())
                            .flatMap(List::stream)
                            .toList())),
            Alert.ILLEGAL_PARAMETER));
  }

  private static List<Wrong> choices() {
    String offCurve = "00170041" + "04" + "01".repeat(64);
    return List.of(
        new Wrong(
            "no share",
            hello(old -> without(old, ExtensionType.KEY_SHARE)),
            Alert.MISSING_EXTENSION),
        new Wrong(
            "group not offered",
            hello(ExtensionType.KEY_SHARE, "0018" + "0001" + "00"),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "short share", hello(ExtensionType.KEY_SHARE, "001d000109"), Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "share of zeros",
            hello(ExtensionType.KEY_SHARE, "001d0020" + "00".repeat(32)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "share off the curve",
            hello(ExtensionType.KEY_SHARE, offCurve),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "octet behind the share",
            hello(ExtensionType.KEY_SHARE, "001d0020" + "09".repeat(33)),
            Alert.DECODE_ERROR),
        new Wrong(
            "session not offered",
            hello(ExtensionType.PRE_SHARED_KEY, "0000"),
            Alert.UNSUPPORTED_EXTENSION),
        new Wrong(
            "protocol here", hello(ExtensionType.ALPN, "0003026833"), Alert.ILLEGAL_PARAMETER),
        new Wrong("cookie here", hello(ExtensionType.COOKIE, "000101"), Alert.ILLEGAL_PARAMETER),
        new Wrong("unknown extension", hello(UNKNOWN, ""), Alert.UNSUPPORTED_EXTENSION));
  }

  /** EncryptedExtensions with these in place of those of their types. */
  static Forgery extensions(Extension... others) {
    return extensions(
        all -> {
          List<Extension> changed = new ArrayList<>(all);
          for (Extension each : others) {
            changed.removeIf(old -> old.type() == each.type());
          }
          changed.addAll(List.of(others));
          return changed;
        });
  }

  private static Forgery extensions(UnaryOperator<List<Extension>> change) {
    return body(
        ENCRYPTED_EXTENSIONS,
        body -> {
          WireWriter out = new WireWriter();
          Extension.write(change.apply(Extension.read(new WireReader(body))), out);
          return out.toBytes();
        });
  }

  private static Forgery extensions(int type, String hex) {
    return extensions(extension(type, hex));
  }

  private static Forgery withoutExtension(int type) {
    return extensions(all -> all.stream().filter(each -> each.type() != type).toList());
  }

  private static List<Wrong> extensions() {
    return List.of(
        new Wrong(
            "no parameters",
            withoutExtension(ExtensionType.QUIC_TRANSPORT_PARAMETERS),
            Alert.MISSING_EXTENSION),
        new Wrong(
            "no protocol", withoutExtension(ExtensionType.ALPN), Alert.NO_APPLICATION_PROTOCOL),
        new Wrong(
            "protocol not offered",
            extensions(ExtensionType.ALPN, "000403666f6f"),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "two protocols",
            extensions(ExtensionType.ALPN, "0006026833026833"),
            Alert.DECODE_ERROR),
        new Wrong("protocols empty", extensions(ExtensionType.ALPN, "0000"), Alert.DECODE_ERROR),
        new Wrong(
            "early data not offered",
            extensions(ExtensionType.EARLY_DATA, ""),
            Alert.UNSUPPORTED_EXTENSION),
        new Wrong("unknown", extensions(UNKNOWN, ""), Alert.UNSUPPORTED_EXTENSION),
        new Wrong(
            "share here", extensions(ExtensionType.KEY_SHARE, "001d"), Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "twice",
            extensions(all -> Stream.of(all, all).flatMap(List::stream).toList()),
            Alert.ILLEGAL_PARAMETER),
        new Wrong("octet behind", body(ENCRYPTED_EXTENSIONS, longer()), Alert.DECODE_ERROR),
        new Wrong("empty", body(ENCRYPTED_EXTENSIONS, body -> new byte[0]), Alert.DECODE_ERROR));
  }

  private static byte[] certificate(byte[] context, byte[] der, Extension... extensions) {
    WireWriter entry = new WireWriter().vector(3, der);
    Extension.write(List.of(extensions), entry);
    return new WireWriter().vector(1, context).vector(3, entry.toBytes()).toBytes();
  }

  private static List<Wrong> certificates() {
    byte[] der = der();
    byte[] none = {};
    Extension timestamp = extension(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP, "0000");
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END CERTIFICATE-----\n";
    byte[] text = pem.getBytes(StandardCharsets.US_ASCII);
    return List.of(
        new Wrong("no certificate", body(CERTIFICATE, body -> new byte[4]), Alert.DECODE_ERROR),
        new Wrong(
            "context",
            body(CERTIFICATE, body -> certificate(new byte[1], der)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "no DER",
            body(CERTIFICATE, body -> certificate(none, new byte[50])),
            Alert.BAD_CERTIFICATE),
        new Wrong(
            "empty DER", body(CERTIFICATE, body -> certificate(none, none)), Alert.BAD_CERTIFICATE),
        new Wrong("PEM", body(CERTIFICATE, body -> certificate(none, text)), Alert.BAD_CERTIFICATE),
        new Wrong(
            "octet behind DER",
            body(CERTIFICATE, body -> certificate(none, longer().apply(der))),
            Alert.BAD_CERTIFICATE),
        new Wrong(
            "extension not offered",
            body(CERTIFICATE, body -> certificate(none, der, timestamp)),
            Alert.UNSUPPORTED_EXTENSION),
        new Wrong("octet behind", body(CERTIFICATE, longer()), Alert.DECODE_ERROR),
        new Wrong("octet missing", body(CERTIFICATE, shorter()), Alert.DECODE_ERROR),
        new Wrong("other key", body(CERTIFICATE, body -> foreign()), Alert.DECRYPT_ERROR),
        new Wrong("signature flipped", body(CERTIFICATE_VERIFY, flip(20)), Alert.DECRYPT_ERROR),
        new Wrong("PKCS #1", body(CERTIFICATE_VERIFY, scheme(0x0401)), Alert.ILLEGAL_PARAMETER),
        new Wrong("unknown scheme", body(CERTIFICATE_VERIFY, scheme(9)), Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "scheme of other keys", body(CERTIFICATE_VERIFY, scheme(0x0804)), Alert.DECRYPT_ERROR),
        new Wrong(
            "scheme of another curve",
            body(CERTIFICATE_VERIFY, scheme(0x0503)),
            Alert.DECRYPT_ERROR),
        new Wrong(
            "octet behind the signature", body(CERTIFICATE_VERIFY, longer()), Alert.DECODE_ERROR));
  }

  private static byte[] der() {
    try {
      return Talk.ECDSA.chain().get(0).getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] foreign() {
    return CertificateList.encode(Identity.ecdsa().chain());
  }

  private static UnaryOperator<byte[]> flip(int at) {
    return body -> {
      body[at] ^= 1;
      return body;
    };
  }

  private static UnaryOperator<byte[]> scheme(int number) {
    return body -> {
      body[0] = (byte) (number >> 8);
      body[1] = (byte) number;
      return body;
    };
  }

  private static List<Wrong> ends() {
    return List.of(
        new Wrong("Finished flipped", wire(FINISHED, flip(31)), Alert.DECRYPT_ERROR),
        new Wrong("Finished longer", wire(FINISHED, longer()), Alert.DECODE_ERROR),
        new Wrong("Finished shorter", wire(FINISHED, shorter()), Alert.DECODE_ERROR),
        new Wrong(
            "extensions changed on the way",
            Forgery.NONE.replacingOnWire(
                ENCRYPTED_EXTENSIONS,
                message -> {
                  byte[] body = message.body().clone();
                  body[body.length - 1] ^= 1; // of the transport parameters
                  return List.of(new Message(message.type(), body));
                }),
            Alert.DECRYPT_ERROR));
  }

  private static Wrong order(String what, int type, Message... instead) {
    return new Wrong(
        what, Forgery.NONE.replacing(type, any -> List.of(instead)), Alert.UNEXPECTED_MESSAGE);
  }

  private static List<Wrong> orders() {
    Message request =
        new Message(CERTIFICATE_REQUEST, HexFormat.of().parseHex("00000a000d0006000408040403"));
    Message update = new Message(HandshakeType.KEY_UPDATE, new byte[1]);
    return List.of(
        order("no EncryptedExtensions", ENCRYPTED_EXTENSIONS),
        order("no Certificate", CERTIFICATE),
        order("no CertificateVerify", CERTIFICATE_VERIFY),
        order("KeyUpdate in place of Finished", FINISHED, update),
        order("unknown message", CERTIFICATE, new Message(99, new byte[3])),
        order("request twice", CERTIFICATE, request, request),
        new Wrong(
            "request with a context",
            Forgery.NONE.replacing(
                CERTIFICATE,
                message ->
                    List.of(
                        new Message(
                            CERTIFICATE_REQUEST,
                            HexFormat.of().parseHex("0101000a000d0006000408040403")),
                        message)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "request without schemes",
            Forgery.NONE.replacing(
                CERTIFICATE,
                message -> List.of(new Message(CERTIFICATE_REQUEST, new byte[3]), message)),
            Alert.MISSING_EXTENSION));
  }

  /** HelloRetryRequests, or what follows them, of a server that wants P-256. */
  static Stream<Wrong> retries() {
    return Stream.of(
        new Wrong("nothing changes", first(ExtensionType.KEY_SHARE, null), Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "group shared already",
            first(ExtensionType.KEY_SHARE, "001d"),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "group not offered", first(ExtensionType.KEY_SHARE, "0018"), Alert.ILLEGAL_PARAMETER),
        new Wrong("share", first(ExtensionType.KEY_SHARE, "0017000104"), Alert.DECODE_ERROR),
        new Wrong("empty cookie", first(ExtensionType.COOKIE, "0000"), Alert.DECODE_ERROR),
        new Wrong("cookie cut", first(ExtensionType.COOKIE, "000501"), Alert.DECODE_ERROR),
        new Wrong(
            "protocol here", first(ExtensionType.ALPN, "0003026833"), Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "no version", first(ExtensionType.SUPPORTED_VERSIONS, null), Alert.PROTOCOL_VERSION),
        new Wrong(
            "another suite afterwards",
            second(old -> head(old, 0x0303, new byte[0], 0x1303, 0)),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "another share afterwards",
            second(
                old -> with(old, extension(ExtensionType.KEY_SHARE, "001d0020" + "09".repeat(32)))),
            Alert.ILLEGAL_PARAMETER),
        new Wrong(
            "a second one",
            second(
                old ->
                    ServerHello.retry(
                        new byte[0],
                        old.suite(),
                        List.of(
                            Extension.number(ExtensionType.SUPPORTED_VERSIONS, 0x0304),
                            Extension.cookie(new byte[1])))),
            Alert.UNEXPECTED_MESSAGE));
  }

  private static Forgery first(int type, String hex) {
    return hello(old -> hex == null ? without(old, type) : with(old, extension(type, hex)));
  }

  private static Forgery second(UnaryOperator<ServerHello> change) {
    Deque<UnaryOperator<ServerHello>> left = new ArrayDeque<>();
    left.add(UnaryOperator.identity());
    left.add(change);
    return hello(old -> left.remove().apply(old));
  }
}
