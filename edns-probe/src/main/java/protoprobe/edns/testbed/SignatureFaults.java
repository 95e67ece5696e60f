// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What can be wrong with a signature, and which RRsets it can be wrong for. */
final class SignatureFaults {
  /** Offset in the RDATA: behind type covered, algorithm and labels (RFC 4034 section 3.1). */
  private static final int ORIGINAL_TTL = 4;

  private static final Duration SHORT = Duration.ofDays(5);
  private static final Duration LONG = Duration.ofDays(10);

  private SignatureFaults() {}

  /** Every RRset of the zone. */
  static Predicate<Draft> all() {
    return draft -> true;
  }

  /** The address at the apex, the name that is asked for. */
  static Predicate<Draft> apexAddress() {
    return type(Type.A).and(draft -> draft.owner().equals(draft.signer()));
  }

  /** The address that {@code alias} leads to. */
  static Predicate<Draft> aliasTarget() {
    return type(Type.A).and(draft -> draft.owner().equals(Content.under("www", draft.signer())));
  }

  static Predicate<Draft> type(int type) {
    return draft -> draft.records().get(0).getType() == type;
  }

  static Function<Draft, List<Draft>> removed() {
    return right -> List.of();
  }

  /** The last octet flipped: still of the right length and form. */
  static Function<Draft, List<Draft>> spoilt() {
    return right -> List.of(right.then(SignatureFaults::flipLastOctet));
  }

  static Function<Draft, List<Draft>> expired() {
    return right -> List.of(right.within(past(right.window())));
  }

  static Function<Draft, List<Draft>> notYetValid() {
    return right ->
        List.of(
            right.within(
                new Draft.Window(
                    right.window().expiration(), right.window().expiration().plus(LONG))));
  }

  /** Both in the past, in the wrong order: as RFC 8914 has it expired, never "not yet valid". */
  static Function<Draft, List<Draft>> expiredBeforeValid() {
    return right ->
        List.of(
            right.within(
                new Draft.Window(
                    right.window().inception().minus(SHORT),
                    right.window().inception().minus(LONG))));
  }

  static Function<Draft, List<Draft>> expiredAndValid() {
    return right -> List.of(right.within(past(right.window())), right);
  }

  /** Names a key that does not exist, in a signature that the existing one makes. */
  static Function<Draft, List<Draft>> unknownTag() {
    return right -> List.of(right.withTag(right.tag() ^ 0xffff));
  }

  static Function<Draft, List<Draft>> foreignSigner() {
    return right -> List.of(right.signedAs(sibling(right.signer())));
  }

  static Function<Draft, List<Draft>> otherTypeCovered() {
    return right -> List.of(right.covering(Type.AAAA));
  }

  static Function<Draft, List<Draft>> tooManyLabels() {
    return right -> List.of(right.withLabels(right.labels() + 1));
  }

  /** Changed after signing: before, it would be a sound signature of a shortened TTL. */
  static Function<Draft, List<Draft>> otherOriginalTtl() {
    return right -> List.of(right.then(SignatureFaults::doubleOriginalTtl));
  }

  private static Draft.Window past(Draft.Window window) {
    return new Draft.Window(window.inception().minus(LONG), window.inception().minus(SHORT));
  }

  /** One for each zone: what a resolver has learned of it must not reach another check. */
  private static Name sibling(Name zone) {
    return Content.under("other-" + zone.getLabelString(0), new Name(zone, 1));
  }

  private static RRSIGRecord flipLastOctet(RRSIGRecord right) {
    byte[] rdata = right.rdataToWireCanonical();
    rdata[rdata.length - 1] ^= 0x01;
    return withRdata(right, rdata);
  }

  private static RRSIGRecord doubleOriginalTtl(RRSIGRecord right) {
    byte[] rdata = right.rdataToWireCanonical();
    ByteBuffer.wrap(rdata).putInt(ORIGINAL_TTL, (int) right.getOrigTTL() * 2);
    return withRdata(right, rdata);
  }

  private static RRSIGRecord withRdata(RRSIGRecord right, byte[] rdata) {
    return (RRSIGRecord)
        Record.newRecord(right.getName(), Type.RRSIG, DClass.IN, right.getTTL(), rdata);
  }
}
