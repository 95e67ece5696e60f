// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import protoprobe.edns.wire.WireBuilder;

/**
 * A signature about to be made: each field of the RRSIG record (RFC 4034 section 3.1) before the
 * signature is computed over it, so that a changed field stays covered by a signature that
 * verifies.
 *
 * @param afterwards what happens to the record after signing
 */
record Draft(
    List<Record> records,
    SigningKey key,
    int covered,
    int labels,
    long originalTtl,
    Window window,
    int tag,
    Name signer,
    UnaryOperator<RRSIGRecord> afterwards) {

  /** Stands where the signature will; it is not part of what is signed, but dnsjava wants one. */
  private static final byte[] NO_SIGNATURE = {0};

  /** When a signature is valid: both ends included. */
  record Window(Instant inception, Instant expiration) {}

  static Draft of(List<Record> records, SigningKey key, Window window) {
    Record first = records.get(0);
    return new Draft(
        records,
        key,
        first.getType(),
        countedLabels(first.getName()),
        first.getTTL(),
        window,
        key.published().getFootprint(),
        key.published().getName(),
        UnaryOperator.identity());
  }

  /** RFC 4034 section 3.1.3: neither the root's empty label nor a leading asterisk counts. */
  private static int countedLabels(Name owner) {
    return owner.labels() - 1 - (owner.isWild() ? 1 : 0);
  }

  Name owner() {
    return records.get(0).getName();
  }

  Draft within(Window other) {
    return new Draft(records, key, covered, labels, originalTtl, other, tag, signer, afterwards);
  }

  Draft covering(int type) {
    return new Draft(records, key, type, labels, originalTtl, window, tag, signer, afterwards);
  }

  Draft withLabels(int count) {
    return new Draft(records, key, covered, count, originalTtl, window, tag, signer, afterwards);
  }

  Draft withTag(int other) {
    return new Draft(records, key, covered, labels, originalTtl, window, other, signer, afterwards);
  }

  Draft signedAs(Name other) {
    return new Draft(records, key, covered, labels, originalTtl, window, tag, other, afterwards);
  }

  Draft then(UnaryOperator<RRSIGRecord> change) {
    return new Draft(records, key, covered, labels, originalTtl, window, tag, signer, change);
  }

  RRSIGRecord sign() {
    RRSIGRecord unsigned = record(NO_SIGNATURE);
    byte[] signedData = DNSSEC.digestRRset(unsigned, new RRset(records.toArray(Record[]::new)));
    return afterwards.apply(record(key.algorithm().sign(key.secret(), signedData)));
  }

  /** From octets, as dnsjava's constructor would count the labels itself. */
  private RRSIGRecord record(byte[] signature) {
    WireBuilder rdata = new WireBuilder();
    rdata.u16(covered).u8(key.algorithm().number()).u8(labels).u32(originalTtl);
    rdata.u32(window.expiration().getEpochSecond()).u32(window.inception().getEpochSecond());
    rdata.u16(tag).bytes(signer.toWireCanonical()).bytes(signature);
    long ttl = records.get(0).getTTL();
    return (RRSIGRecord) Record.newRecord(owner(), Type.RRSIG, DClass.IN, ttl, rdata.toBytes());
  }
}
