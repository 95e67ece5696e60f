// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;

/** Mutations of what the parent publishes about the child; the child itself stays sound. */
final class DsFaults {
  /** Digest types, RFC 4509 and RFC 6605. */
  static final int SHA256 = 2;

  static final int SHA384 = 4;

  /** Not assigned in the IANA registries of key algorithms and of DS digests. */
  private static final int UNASSIGNED = 100;

  /** Reserved in the registry of key algorithms (123 to 251). */
  private static final int RESERVED = 200;

  /** RSA/SHA-256: every validator knows it (RFC 8624 section 3.1), the zone has no such key. */
  private static final int RSASHA256 = 8;

  private DsFaults() {}

  static Blueprint absent(Blueprint zone) {
    return zone.ds(right -> List.of());
  }

  static Blueprint otherTag(Blueprint zone) {
    return zone.ds(
        each(
            ds ->
                changed(
                    ds,
                    ds.getFootprint() ^ 0xffff,
                    ds.getAlgorithm(),
                    ds.getDigestID(),
                    ds.getDigest())));
  }

  static Blueprint otherAlgorithm(Blueprint zone) {
    return zone.ds(each(ds -> algorithm(ds, RSASHA256)));
  }

  static Blueprint unassignedAlgorithm(Blueprint zone) {
    return zone.ds(each(ds -> algorithm(ds, UNASSIGNED)));
  }

  static Blueprint reservedAlgorithm(Blueprint zone) {
    return zone.ds(each(ds -> algorithm(ds, RESERVED)));
  }

  static Blueprint unassignedDigestType(Blueprint zone) {
    return zone.ds(
        each(ds -> changed(ds, ds.getFootprint(), ds.getAlgorithm(), UNASSIGNED, ds.getDigest())));
  }

  static Blueprint otherDigest(Blueprint zone) {
    return zone.ds(each(DsFaults::withDigestOfSomethingElse));
  }

  static Blueprint sha384(Blueprint zone) {
    return zone.digestType(SHA384);
  }

  static Blueprint oneOfTwoGood(Blueprint zone) {
    return zone.ds(right -> List.of(withDigestOfSomethingElse(right.get(0)), right.get(0)));
  }

  static Blueprint oneOfTwoUnsupported(Blueprint zone) {
    return zone.ds(right -> List.of(algorithm(right.get(0), UNASSIGNED), right.get(0)));
  }

  static Blueprint unsignedDs(Blueprint zone) {
    return zone.dsSignature(SignatureFaults.removed());
  }

  static Blueprint spoiltDsSignature(Blueprint zone) {
    return zone.dsSignature(SignatureFaults.spoilt());
  }

  static Blueprint expiredDsSignature(Blueprint zone) {
    return zone.dsSignature(SignatureFaults.expired());
  }

  private static UnaryOperator<List<DSRecord>> each(UnaryOperator<DSRecord> change) {
    return right -> right.stream().map(change).toList();
  }

  private static DSRecord algorithm(DSRecord ds, int number) {
    return changed(ds, ds.getFootprint(), number, ds.getDigestID(), ds.getDigest());
  }

  private static DSRecord withDigestOfSomethingElse(DSRecord ds) {
    byte[] digest = sha256("not the key of " + ds.getName());
    return changed(ds, ds.getFootprint(), ds.getAlgorithm(), ds.getDigestID(), digest);
  }

  private static DSRecord changed(DSRecord ds, int tag, int algorithm, int type, byte[] digest) {
    return new DSRecord(ds.getName(), DClass.IN, ds.getTTL(), tag, algorithm, type, digest);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java: " + e.getMessage(), e);
    }
  }
}
