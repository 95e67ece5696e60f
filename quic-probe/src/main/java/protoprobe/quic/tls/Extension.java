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
  private static final int TLS_1_3 = 0x0304;

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
    return numbers(ExtensionType.SUPPORTED_GROUPS, 2, groups.stream().map(Group::number).toList());
  }

  /** Schemes of {@code signature_algorithms}. */
  public static Extension signatures(List<SignatureScheme> schemes) {
    return numbers(
        ExtensionType.SIGNATURE_ALGORITHMS,
        2,
        schemes.stream().map(SignatureScheme::number).toList());
  }

  /** What a client says of versions: TLS 1.3 only. */
  public static Extension clientVersions() {
    return numbers(ExtensionType.SUPPORTED_VERSIONS, 1, List.of(TLS_1_3));
  }

  /** RFC 9001 section 8.2. */
  public static Extension transportParameters(byte[] octets) {
    return new Extension(ExtensionType.QUIC_TRANSPORT_PARAMETERS, octets);
  }

  private static Extension numbers(int type, int lengthOctets, List<Integer> numbers) {
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

  /** As {@link #write} writes them; at most 200. */
  static List<Extension> read(WireReader in) {
    WireReader list = new WireReader(in.vector(2, "extensions"));
    List<Extension> extensions = new ArrayList<>();
    while (list.hasMore()) {
      int type = (int) list.fixed(2, "extension type");
      extensions.add(new Extension(type, list.vector(2, "extension")));
      if (extensions.size() > 200) {
        throw new TlsFault(Alert.DECODE_ERROR, "extensions: expected at most 200");
      }
    }
    return extensions;
  }

  /**
   * The one protocol that a server has chosen.
   *
   * @throws WireFault if it is not one
   */
  static String chosenProtocol(byte[] data) {
    WireReader list = new WireReader(new WireReader(data).vector(2, "protocols"));
    String protocol = new String(list.vector(1, "protocol"), StandardCharsets.ISO_8859_1);
    if (list.hasMore() || protocol.isEmpty()) {
      throw new TlsFault(Alert.DECODE_ERROR, "ALPN of a server: expected one protocol");
    }
    return protocol;
  }

  /** The protocols that a client offers. */
  static List<String> protocols(byte[] data) {
    WireReader list = new WireReader(new WireReader(data).vector(2, "protocols"));
    List<String> protocols = new ArrayList<>();
    while (list.hasMore()) {
      protocols.add(new String(list.vector(1, "protocol"), StandardCharsets.ISO_8859_1));
    }
    return protocols;
  }
}
