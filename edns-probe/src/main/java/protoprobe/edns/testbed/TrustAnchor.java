// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;

/** The key of the private root, in the forms that resolvers want it in. */
final class TrustAnchor {
  private final DNSKEYRecord key;
  private final DSRecord ds;

  TrustAnchor(SigningKey root) {
    this.key = root.published();
    this.ds = root.ds(DsFaults.SHA256);
  }

  /** RDATA of a DS record: tag, algorithm, digest type, digest. */
  String ds() {
    return "%d %d %d %s"
        .formatted(
            ds.getFootprint(),
            ds.getAlgorithm(),
            ds.getDigestID(),
            HexFormat.of().formatHex(ds.getDigest()).toUpperCase(Locale.ROOT));
  }

  /** One line of a zone file. */
  String dnskey() {
    return ". IN DNSKEY %d %d %d %s\n"
        .formatted(key.getFlags(), key.getProtocol(), key.getAlgorithm(), base64());
  }

  /** A statement of named.conf. */
  String bind() {
    return "trust-anchors { . static-key %d %d %d \"%s\"; };\n"
        .formatted(key.getFlags(), key.getProtocol(), key.getAlgorithm(), base64());
  }

  private String base64() {
    return Base64.getEncoder().encodeToString(key.getKey());
  }
}
