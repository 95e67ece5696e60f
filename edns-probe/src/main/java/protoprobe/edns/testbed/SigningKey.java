// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.security.KeyPair;
import java.security.PrivateKey;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/** A DNSKEY record together with its private half. */
record SigningKey(DNSKEYRecord published, Algorithm algorithm, PrivateKey secret) {
  /** Flags of a zone signing key: only bit 7, Zone Key (RFC 4034 section 2.1.1). */
  static final int ZSK = 0x0100;

  /** Flags of a key signing key: Zone Key and bit 15, Secure Entry Point. */
  static final int KSK = 0x0101;

  /** Bit 8, REVOKE (RFC 5011 section 7). */
  static final int REVOKED = 0x0080;

  private static final int PROTOCOL = 3; // the only value allowed, RFC 4034 section 2.1.2

  static SigningKey generate(Name zone, Algorithm algorithm, int flags) {
    KeyPair pair = algorithm.newKeyPair();
    try {
      DNSKEYRecord published =
          new DNSKEYRecord(
              zone, DClass.IN, Content.TTL, flags, PROTOCOL, algorithm.number(), pair.getPublic());
      return new SigningKey(published, algorithm, pair.getPrivate());
    } catch (DNSSECException e) {
      throw new IllegalStateException(
          zone + ": no DNSKEY for " + algorithm + ": " + e.getMessage(), e);
    }
  }

  SigningKey withFlags(int flags) {
    return with(flags, published.getProtocol());
  }

  SigningKey withProtocol(int protocol) {
    return with(published.getFlags(), protocol);
  }

  private SigningKey with(int flags, int protocol) {
    DNSKEYRecord changed =
        new DNSKEYRecord(
            published.getName(),
            DClass.IN,
            published.getTTL(),
            flags,
            protocol,
            published.getAlgorithm(),
            published.getKey());
    return new SigningKey(changed, algorithm, secret);
  }

  /** RFC 4034 appendix B. */
  int tag() {
    return published.getFootprint();
  }

  DSRecord ds(int digestType) {
    return new DSRecord(published.getName(), DClass.IN, Content.TTL, digestType, published);
  }
}
