// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;

/** The records of one name and type, with the signatures that travel with them. */
record SignedSet(List<Record> records, List<RRSIGRecord> signatures) {
  SignedSet {
    records = List.copyOf(records);
    signatures = List.copyOf(signatures);
  }

  static SignedSet unsigned(Record... records) {
    return new SignedSet(List.of(records), List.of());
  }

  Name owner() {
    return records.get(0).getName();
  }

  int type() {
    return records.get(0).getType();
  }

  /** As asked for by type; signatures are not signed themselves (RFC 4035 section 2.2). */
  SignedSet signaturesAlone() {
    return new SignedSet(List.copyOf(signatures), List.of());
  }

  /** The same set as synthesised from a wildcard for that name (RFC 4592 section 3.3.1). */
  SignedSet expandedTo(Name name) {
    return new SignedSet(
        records.stream().map(record -> record.withName(name)).toList(),
        signatures.stream().map(record -> (RRSIGRecord) record.withName(name)).toList());
  }
}
