// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Bytes on the wire, field by field. */
final class QueryTest {
  private static void mustBe(Query query, String annotated) {
    assertThat(Bytes.of(query.toBytes())).isEqualTo(Bytes.of(Annotated.bytes(annotated)));
  }

  @Test
  void ordinaryQuery() {
    mustBe(
        Query.of("lab", Type.DNSKEY).id(0x1234).dnssecOk(true).option(OptionCode.NSID),
        """
        1234 0100     # ID; RD
        0001 0000 0000 0001
        03 6c6162 00  # lab.
        0030 0001     # DNSKEY IN
        00 0029 04d0  # root OPT, payload 1232
        00 00 8000    # EXTENDED-RCODE, version, DO
        0004          # RDLEN
        0003 0000     # NSID, empty
        """);
  }

  @Test
  void withoutOptAndWithEveryFlag() {
    Query all =
        Query.of(".", Type.A)
            .withoutOpt()
            .qr(true)
            .aa(true)
            .tc(true)
            .ra(true)
            .z(true)
            .ad(true)
            .cd(true)
            .opcode(15);

    mustBe(all, "0000 fff0 0001 0000 0000 0000 00 0001 0001");
    mustBe(all.flags(0).rd(true).rd(false), "0000 0000 0001 0000 0000 0000 00 0001 0001");
  }

  @Test
  void questionsZeroOneAndTwo() {
    Query base = Query.of(".", Type.A).withoutOpt().rd(false);

    mustBe(base.withoutQuestion(), "0000 0000 0000 0000 0000 0000");
    mustBe(
        base.klass(4).alsoQuestion(new Question(Name.ROOT, Type.NS, Klass.CH)),
        "0000 0000 0002 0000 0000 0000 00 0001 0004 00 0002 0003");
    mustBe(base.count(Section.QUESTION, 2), "0000 0000 0002 0000 0000 0000 00 0001 0001");
    mustBe(
        base.name(Name.parse("X")).type(666), "0000 0000 0001 0000 0000 0000 01 58 00 029a 0001");
  }

  @Test
  void wrongOptRecords() {
    Query base = Query.of(".", Type.A).rd(false).withoutQuestion();
    String one = "0000 0000 0000 0000 0000 0001 ";
    String fixed = "0029 04d0 00 00 0000 ";

    mustBe(base.optOwner(Name.parse("a")), one + "01 61 00" + fixed + "0000");
    mustBe(base.optRdlength(0xFFFF), one + "00" + fixed + "ffff");
    mustBe(base.rawOptions((byte) 7), one + "00" + fixed + "0001 07");
    mustBe(base.optionClaiming(15, 60, (byte) 9), one + "00" + fixed + "0005 000f 003c 09");
    mustBe(base.rawOpt((byte) 1, (byte) 2), one + "0102");
    mustBe(
        base.alsoOpt(OptDraft.PLAIN.version(1)),
        "0000 0000 0000 0000 0000 0002 00" + fixed + "0000 00 0029 04d0 00 01 0000 0000");
    mustBe(base.optIn(Section.ANSWER), "0000 0000 0000 0001 0000 0000 00" + fixed + "0000");
    mustBe(base.payload(512).ednsFlags(0x0080), one + "00 0029 0200 00 00 0080 0000");
  }

  @Test
  void recordsBeforeAndAfterTheOpt() {
    Rr before = Rr.of(Name.ROOT, Type.A, 1, (byte) 127, (byte) 0, (byte) 0, (byte) 1);
    Rr after = Rr.of(Name.ROOT, Klass.ANY, 2, (byte) 9);

    mustBe(
        Query.of(".", Type.A).rd(false).withoutQuestion().beforeOpt(before).afterOpt(after),
        """
        0000 0000 0000 0000 0000 0003
        00 0001 0001 00000001 0004 7f000001  # A before
        00 0029 04d0 00000000 0000           # OPT
        00 00ff 0001 00000002 0001 09        # type 255 after
        """);
  }

  @Test
  void cutTrailingAndRecordsInOtherSections() {
    Query base = Query.of(".", Type.A).rd(false).withoutQuestion().withoutOpt();

    mustBe(base.cut(11), "0000 0000 0000 0000 0000 00");
    mustBe(base.cut(99).trailing((byte) 5), "0000 0000 0000 0000 0000 0000 05");
    mustBe(
        base.rawRecord(Section.AUTHORITY, (byte) 0xC0, (byte) 12),
        "0000 0000 0000 0000 0001 0000 c00c");
  }

  @Test
  void aQueryNeverChanges() {
    Query query = Query.of("lab", Type.A);
    byte[] before = query.toBytes();

    query
        .id(9)
        .ad(true)
        .option(3)
        .withoutQuestion()
        .cut(1)
        .trailing((byte) 1)
        .count(Section.ANSWER, 7);

    assertThat(query.toBytes()).isEqualTo(before);
    assertThat(query).hasToString("a query for lab. IN A, rd, OPT v0 udp 1232");
  }

  @Test
  void aTextThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> Query.of("a..lab", Type.A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 1 to 63 octets");
  }
}
