// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import org.xbill.DNS.Name;

/**
 * The keys of a zone and what each is used for.
 *
 * @param entry the key that the parent's DS record names
 * @param published the keys in the DNSKEY RRset
 * @param forKeys signs the DNSKEY RRset
 * @param forData signs everything else
 */
record ZoneKeys(
    SigningKey entry, List<SigningKey> published, SigningKey forKeys, SigningKey forData) {
  /** The usual pair: a key signing key that the DS names, and a zone signing key. */
  static ZoneKeys generate(Name zone, Algorithm algorithm) {
    SigningKey ksk = SigningKey.generate(zone, algorithm, SigningKey.KSK);
    SigningKey zsk = SigningKey.generate(zone, algorithm, SigningKey.ZSK);
    return collide(ksk.tag(), zsk.tag()) ? generate(zone, algorithm) : split(ksk, zsk);
  }

  /** The same tag, or one that a fault with an inverted tag would take for the other. */
  private static boolean collide(int one, int other) {
    return one == other || one == (other ^ 0xffff);
  }

  static ZoneKeys split(SigningKey ksk, SigningKey zsk) {
    return new ZoneKeys(ksk, List.of(ksk, zsk), ksk, zsk);
  }

  ZoneKeys publishing(List<SigningKey> keys) {
    return new ZoneKeys(entry, keys, forKeys, forData);
  }

  ZoneKeys keysSignedBy(SigningKey key) {
    return new ZoneKeys(entry, published, key, forData);
  }
}
