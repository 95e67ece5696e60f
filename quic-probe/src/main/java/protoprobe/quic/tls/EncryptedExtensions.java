// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import protoprobe.quic.wire.WireReader;
import protoprobe.quic.wire.WireWriter;

/**
 * The message EncryptedExtensions (RFC 8446 section 4.3.1).
 *
 * @param protocol chosen by ALPN; empty if none was offered
 * @param earlyData whether 0-RTT data are taken
 * @param parameters the server's transport parameters
 */
record EncryptedExtensions(String protocol, boolean earlyData, byte[] parameters) {
  byte[] encode() {
    List<Extension> extensions = new ArrayList<>();
    extensions.add(Extension.alpn(List.of(protocol)));
    extensions.add(Extension.transportParameters(parameters));
    if (earlyData) {
      extensions.add(new Extension(ExtensionType.EARLY_DATA, new byte[0]));
    }
    WireWriter out = new WireWriter();
    Extension.write(extensions, out);
    return out.toBytes();
  }

  /**
   * Reads the body of the message.
   *
   * @param sent the hello that it answers
   * @throws TlsFault if it answers what was not offered, or lacks what must be there
   */
  static EncryptedExtensions decode(byte[] body, ClientHello sent) {
    WireReader in = new WireReader(body);
    List<Extension> extensions = Extension.read(in);
    in.requireEnd("EncryptedExtensions");
    ExtensionRules.ENCRYPTED_EXTENSIONS.require(extensions, sent);
    Optional<byte[]> early = Extension.find(extensions, ExtensionType.EARLY_DATA);
    early.ifPresent(data -> new WireReader(data).requireEnd("early_data"));
    byte[] parameters =
        Extension.find(extensions, ExtensionType.QUIC_TRANSPORT_PARAMETERS)
            .orElseThrow(() -> new TlsFault(Alert.MISSING_EXTENSION, "no transport parameters"));
    return new EncryptedExtensions(protocol(extensions, sent), early.isPresent(), parameters);
  }

  /** RFC 7301 section 3.1; a client that offers protocols goes on with one only (RFC 9001 8.1). */
  private static String protocol(List<Extension> extensions, ClientHello sent) {
    Optional<String> chosen =
        Extension.find(extensions, ExtensionType.ALPN).map(Extension::chosenProtocol);
    Optional<List<String>> offered = sent.protocols();
    if (chosen.isPresent() && offered.filter(all -> !all.contains(chosen.get())).isPresent()) {
      throw new TlsFault(
          Alert.ILLEGAL_PARAMETER,
          "protocol %s, expected one of %s".formatted(chosen.get(), offered.get()));
    }
    if (chosen.isEmpty() && offered.filter(all -> !all.isEmpty()).isPresent()) {
      throw new TlsFault(
          Alert.NO_APPLICATION_PROTOCOL,
          "no protocol chosen, expected one of " + offered.orElseThrow());
    }
    return chosen.orElse("");
  }
}
