// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.testbed;

import java.util.List;
import org.xbill.DNS.Rcode;

/** What an authoritative server has to say, with all DNSSEC records, asked for or not. */
record Answer(
    int rcode,
    boolean authoritative,
    List<SignedSet> answer,
    List<SignedSet> authority,
    List<SignedSet> additional) {

  static Answer data(List<SignedSet> answer, List<SignedSet> authority) {
    return new Answer(Rcode.NOERROR, true, answer, authority, List.of());
  }

  static Answer negative(int rcode, List<SignedSet> answer, List<SignedSet> authority) {
    return new Answer(rcode, true, answer, authority, List.of());
  }

  static Answer referral(List<SignedSet> authority, List<SignedSet> glue) {
    return new Answer(Rcode.NOERROR, false, List.of(), authority, glue);
  }

  static Answer error(int rcode) {
    return new Answer(rcode, false, List.of(), List.of(), List.of());
  }
}
