// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireFault;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * An extension of a handshake message (RFC 8446 section 4.2).
 *
 * @param type see {@link ExtensionType}
 * @param data its content
 */
public record Extension(int type, byte[] data) {
  /** The only version over QUIC. */
  static final int TLS_1_3 = 0x0304;

  private static final int MOST = 200;

  /** RFC 6066 section 3. */
  public static Extension serverName(String name) {
    byte[] octets = name.getBytes(StandardCharsets.US_ASCII);
    byte[] entry = new WireWriter().fixed(0, 1).vector(2, octets).toBytes();
    return new Extension(ExtensionType.SERVER_NAME, new WireWriter().vector(2, entry).toBytes());
  }

  /** RFC 7301 section 3.1. */
  public static Extension alpn(List<String> protocols) {
    WireWriter list = new WireWriter();
    protocols.forEach(each -> list.vector(1, each.getBytes(StandardCharsets.ISO_8859_1)));
    return new Extension(ExtensionType.ALPN, new WireWriter().vector(2, list.toBytes()).toBytes());
  }

  /** Groups of {@code supported_groups}. */
  public static Extension groups(List<Group> groups) {
    return list(ExtensionType.SUPPORTED_GROUPS, 2, groups.stream().map(Group::number).toList());
  }

  /** Schemes of {@code signature_algorithms}. */
  public static Extension signatures(List<SignatureScheme> schemes) {
    return list(
        ExtensionType.SIGNATURE_ALGORITHMS,
        2,
        schemes.stream().map(SignatureScheme::number).toList());
  }

  /** What a client says of versions: TLS 1.3 only. */
  public static Extension clientVersions() {
    return list(ExtensionType.SUPPORTED_VERSIONS, 1, List.of(TLS_1_3));
  }

  /** RFC 9001 section 8.2. */
  public static Extension transportParameters(byte[] octets) {
    return new Extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS, octets);
  }

  /** RFC 8446 section 4.2.2. */
  static Extension cookie(byte[] octets) {
    return new Extension(ExtensionType.COOKIE, new WireWriter().vector(2, octets).toBytes());
  }

  /** An extension that is a number of two octets. */
  static Extension number(int type, int number) {
    return new Extension(type, new WireWriter().fixed(number, 2).toBytes());
  }

  private static Extension list(int type, int lengthOctets, List<Integer> numbers) {
    WireWriter list = new WireWriter();
    numbers.forEach(number -> list.fixed(number, 2));
    return new Extension(type, new WireWriter().vector(lengthOctets, list.toBytes()).toBytes());
  }

  /** The first of that type. */
  static Optional<byte[]> find(List<Extension> extensions, int type) {
    return extensions.stream().filter(each -> each.type == type).map(Extension::data).findFirst();
  }

  static void write(List<Extension> extensions, WireWriter out) {
    WireWriter list = new WireWriter();
    extensions.forEach(each -> list.fixed(each.type, 2).vector(2, each.data));
    out.vector(2, list.toBytes());
  }

  /**
   * As {@link #write} writes them; at most 200.
   *
   * @throws WireFault if they cannot be read so
   */
  static List<Extension> read(WireReader in) {
    WireReader list = new WireReader(in.vector(2, "extensions"));
    List<Extension> extensions = new ArrayList<>();
    while (list.hasMore()) {
      int type = (int) list.fixed(2, "extension type");
      extensions.add(new Extension(type, list.vector(2, "extension")));
      if (extensions.size() > MOST) {
        throw list.fault("extensions", "expected at most " + MOST);
      }
    }
    return extensions;
  }

  /** An extension that is a number of two octets. */
  static int number(byte[] data, String what) {
    WireReader in = new WireReader(data);
    int number = (int) in.fixed(2, what);
    in.requireEnd(what);
    return number;
  }

  /** An extension that is a list of numbers of two octets. */
  static List<Integer> numbers(byte[] data, int lengthOctets, String what) {
    WireReader in = new WireReader(data);
    WireReader list = new WireReader(in.vector(lengthOctets, what));
    in.requireEnd(what);
    List<Integer> numbers = new ArrayList<>();
    while (list.hasMore()) {
      numbers.add((int) list.fixed(2, what));
    }
    return numbers;
  }

  /**
   * The one protocol that a server has chosen.
   *
   * @throws WireFault if it is not one
   */
  static String chosenProtocol(byte[] data) {
    List<String> protocols = protocols(data);
    if (protocols.size() != 1) {
      throw new WireReader(data).fault("ALPN of a server", "expected one protocol");
    }
    return protocols.get(0);
  }

  /** The protocols that a client offers. */
  static List<String> protocols(byte[] data) {
    WireReader in = new WireReader(data);
    WireReader list = new WireReader(in.vector(2, "protocols"));
    in.requireEnd("protocols");
    List<String> protocols = new ArrayList<>();
    while (list.hasMore()) {
      byte[] name = list.vector(1, "protocol");
      if (name.length == 0) {
        throw list.fault("protocol", "expected an octet at least");
      }
      protocols.add(new String(name, StandardCharsets.ISO_8859_1));
    }
    return protocols;
  }
}
