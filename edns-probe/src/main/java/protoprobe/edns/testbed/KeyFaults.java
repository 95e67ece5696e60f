// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Mutations of the DNSKEY RRset. The DS is made from the changed key and the RRset is signed anew,
 * unless that is the very fault.
 */
final class KeyFaults {
  /** Secure Entry Point without Zone Key: bit 7 clear (RFC 4034 section 2.1.1). */
  private static final int SEP_ONLY = 0x0001;

  private KeyFaults() {}

  static Blueprint noKeys(Blueprint zone) {
    return zone.keys(keys -> keys.publishing(List.of()));
  }

  /** The DS names a key that is not there; what is there signs itself and the zone. */
  static Blueprint noEntryKey(Blueprint zone) {
    return zone.keys(keys -> keys.publishing(List.of(keys.forData())).keysSignedBy(keys.forData()));
  }

  static Blueprint noZoneSigningKey(Blueprint zone) {
    return zone.keys(keys -> keys.publishing(List.of(keys.forKeys())));
  }

  /**
   * In place of the signing key stands another of the same algorithm; signatures name the tag of
   * that one.
   */
  static Blueprint otherZoneSigningKey(Blueprint zone) {
    return zone.keys(
        keys -> {
          SigningKey wrong =
              SigningKey.generate(
                  keys.forData().published().getName(), keys.forData().algorithm(), SigningKey.ZSK);
          SigningKey mismatched =
              new SigningKey(wrong.published(), wrong.algorithm(), keys.forData().secret());
          return ZoneKeys.split(keys.entry(), mismatched);
        });
  }

  static Blueprint entryKeyWithoutZoneBit(Blueprint zone) {
    return zone.keys(each(key -> key.withFlags(SEP_ONLY), same()));
  }

  static Blueprint zoneSigningKeyWithoutZoneBit(Blueprint zone) {
    return zone.keys(each(same(), key -> key.withFlags(0)));
  }

  static Blueprint noKeyWithZoneBit(Blueprint zone) {
    return zone.keys(each(key -> key.withFlags(SEP_ONLY), key -> key.withFlags(0)));
  }

  static Blueprint revokedEntryKey(Blueprint zone) {
    return zone.keys(each(key -> key.withFlags(SigningKey.KSK | SigningKey.REVOKED), same()));
  }

  static Blueprint entryKeyOfOtherProtocol(Blueprint zone) {
    return zone.keys(each(key -> key.withProtocol(2), same()));
  }

  static Blueprint zoneSigningKeyOfOtherProtocol(Blueprint zone) {
    return zone.keys(each(same(), key -> key.withProtocol(2)));
  }

  /** The DNSKEY RRset is signed, but not by the key that the DS names. */
  static Blueprint keysSignedByZoneSigningKey(Blueprint zone) {
    return zone.keys(keys -> keys.keysSignedBy(keys.forData()));
  }

  private static UnaryOperator<SigningKey> same() {
    return UnaryOperator.identity();
  }

  private static UnaryOperator<ZoneKeys> each(
      UnaryOperator<SigningKey> entry, UnaryOperator<SigningKey> data) {
    return keys -> ZoneKeys.split(entry.apply(keys.entry()), data.apply(keys.forData()));
  }
}
