// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RdataTest {
  private static Message answer(String type, String hex) {
    Rr record = Rr.of(Name.ROOT, Type.parse(type).orElseThrow(), 5, Bytes.fromHex(hex).toArray());
    Message query = Message.decode(Query.of("lab", Type.A).withoutOpt().toBytes());
    return Message.decode(Reply.to(query).answer(record).toBytes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A      | c0000201 | 192.0.2.1",
        "AAAA   | 20010db8000000000000000000000053 | 2001:db8::53",
        "AAAA   | 00000000000000000000ffffc0000201 | ::ffff:c000:201",
        "AAAA   | 20010db8000000010001000100010001 | 2001:db8:0:1:1:1:1:1",
        "NS     | 036e733100 | ns1.",
        "NS     | c00c | lab.",
        "MX     | 000a c00c | 10 lab.",
        "SOA    | c00c c00c 00000001 00000002 00000003 00000004 ffffffff"
            + " | lab. lab. 1 2 3 4 4294967295",
        "TXT    | 0161 0222 1b | \"a\" \"\\\"\\027\"",
        "DS     | 3039 0d 02 abcd | 12345 13 2 ABCD",
        "DNSKEY | 0101 03 0d 0102 | 257 3 13 AQI=",
        "RRSIG  | 0001 0d 02 00000e10 70dbd880 5e0be100 3039 036c616200 00"
            + " | A 13 2 3600 20300101000000 20200101000000 12345 lab. AA==",
        "NSEC   | 016200 0006 400000000003 | b. A RRSIG NSEC",
        "NSEC3  | 01 01 000a 02 aabb 05 0102030405 0001 40 | 1 1 10 AABB 04106105 A",
        "NSEC3PARAM | 01 00 0000 00 | 1 0 0 -",
        "CAA    | 00 05 6973737565 63612e | 0 \"issue\" \"ca.\"",
        "HTTPS  | 0001 00 0001 0003 026832 0003 0002 01bb"
            + " | 1 . alpn=\"\\002h2\" port=\"\\001\\187\"",
        "L64    | 000a 20010db80000ff01 | 10 2001:0db8:0000:ff01",
        "TYPE666| 0102 | \\# 2 0102",
        "NULL   | '' | \\# 0"
      })
  void presentation(String type, String hex, String text) {
    Message message = answer(type, hex);

    assertThat(message.problems()).isEmpty();
    assertThat(message.answers().get(0).rdataText()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A      | c00002 | needs 4 octets at 32, RDLEN ends at 35",
        "A      | c000020101 | 1 octets after its last field, from 36",
        "NS     | '' | name at 32 runs past the octet 32 where it must end",
        "NS     | c020 | name at 32 has a pointer at 32 to 32, not before 32",
        "TXT    | '' | needs 1 octets at 32, RDLEN ends at 32",
        "TXT    | 0561 | needs 5 octets at 33, RDLEN ends at 34",
        "NSEC   | 00 000140 0001 40 | bit map window 0 after window 0",
        "NSEC   | 00 0000 | bit map of 0 octets, expected 1 to 32",
        "SVCB   | 0001 00 0003 0000 0001 0000 | service parameter key 1 after key 3"
      })
  void malformed(String type, String hex, String problem) {
    Message message = answer(type, hex);

    assertThat(message.problems())
        .extracting(Problem::text)
        .containsExactly("%s RDATA at 32: %s".formatted(type, problem));
    assertThat(message.answers().get(0).rdata()).isEqualTo(Bytes.fromHex(hex));
    assertThat(message.answers().get(0).rdataText()).startsWith("\\# ");
  }

  @Test
  void namesAreExpandedSoThatARecordCanBeCopied() {
    Rr read = answer("MX", "000a 026d78 c00c").answers().get(0);

    assertThat(read.rdata()).isEqualTo(Bytes.fromHex("000a 026d78 036c6162 00"));
    assertThat(read.rdlength()).isEqualTo(7);
    assertThat(read.rdataOffset()).isEqualTo(32);
    assertThat(read.toText()).isEqualTo(".\t5\tIN\tMX\t10 mx.lab.");
  }

  @Test
  void compressionWhereNoSenderMayUseItIsRemarked() {
    Message message = answer("DNAME", "c00c");

    assertThat(message.problems()).isEmpty();
    assertThat(message.remarks())
        .extracting(Problem::text)
        .containsExactly("DNAME RDATA at 32: compressed name");
  }

  @Test
  void anotherClassHasAnotherFormat() {
    Rr chaos = Rr.of(Name.ROOT, Type.A, Klass.CH, 5, Bytes.fromHex("c00c0001"));
    Message query = Message.decode(Query.of("lab", Type.A).toBytes());

    assertThat(Message.decode(Reply.to(query).answer(chaos).toBytes()).problems()).isEmpty();
    assertThat(chaos.rdataText()).isEqualTo("\\# 4 c00c0001");
  }

  @Test
  void updatesDeleteWithoutRdata() {
    Rr deletion = Rr.of(Name.parse("lab"), Type.NS, Klass.ANY, 0, Bytes.EMPTY);
    Query update = Query.of("lab", Type.SOA).opcode(Opcode.UPDATE);

    assertThat(Message.decode(update.record(Section.AUTHORITY, deletion).toBytes()).problems())
        .isEmpty();
  }
}
