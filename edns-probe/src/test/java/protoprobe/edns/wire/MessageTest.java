// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import protoprobe.edns.wire.Problem.Kind;

final class MessageTest {
  private static final String SERVFAIL =
      """
      04d2          # ID 1234
      81a2          # QR, RD, RA, AD, RCODE 2
      0001 0000 0000 0001
      03 77 57 77 03 6c6162 00   # wWw.lab.
      0001 0001     # A IN
      00            # OPT: owner root
      0029          # TYPE 41
      04d0          # payload 1232
      00 00 8000    # EXTENDED-RCODE 0, version 0, DO
      0013          # RDLEN 19
      000f 0004     # EDE, 4 octets
      0009 6e6f     # DNSKEY Missing, "no"
      000f 0002     # EDE, 2 octets
      0016          # No Reachable Authority
      fde9 0001 ff  # option 65001
      """;

  @Test
  void everyFieldOfAWellFormedAnswer() {
    Message message = Annotated.message(SERVFAIL);

    assertThat(message.wellFormed()).isTrue();
    assertThat(message.id()).isEqualTo(1234);
    assertThat(message.opcode()).isEqualTo(Opcode.QUERY);
    assertThat(message.rcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(message.qr() && message.rd() && message.ra() && message.ad()).isTrue();
    assertThat(message.aa() || message.tc() || message.z() || message.cd()).isFalse();
    assertThat(message.count(Section.ADDITIONAL)).isEqualTo(1);
    assertThat(message.questions().get(0)).hasToString("wWw.lab. IN A");
    Opt opt = message.opt().orElseThrow();
    assertThat(opt.udpPayload()).isEqualTo(1232);
    assertThat(opt.version()).isZero();
    assertThat(opt.dnssecOk()).isTrue();
    assertThat(opt.z()).isZero();
    assertThat(opt.options(OptionCode.EDE)).hasSize(2);
    assertThat(opt.option(65001)).contains(new EdnsOption(65001, (byte) 0xFF));
    assertThat(opt.option(OptionCode.NSID)).isEmpty();
    assertThat(message.extendedErrors())
        .extracting(ExtendedError::toString)
        .containsExactly("9 (DNSKEY Missing) \"no\"", "22 (No Reachable Authority)");
  }

  @Test
  void oneLineForReports() {
    assertThat(Annotated.message(SERVFAIL).summary())
        .isEqualTo(
            "SERVFAIL, qr rd ra ad, 0 answers, OPT v0 udp 1232 do,"
                + " EDE 9 (DNSKEY Missing) \"no\", EDE 22 (No Reachable Authority)");
  }

  @Test
  void linesAsDigPrintsThem() {
    assertThat(Annotated.message(SERVFAIL).toText())
        .isEqualTo(
            """
            ;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 1234
            ;; flags: qr rd ra ad; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1

            ;; OPT PSEUDOSECTION:
            ; EDNS: version: 0, flags: do; udp: 1232
            ; EDE: 9 (DNSKEY Missing) "no"
            ; EDE: 22 (No Reachable Authority)
            ; OPT65001: ff

            ;; QUESTION SECTION:
            ;wWw.lab. IN A

            ;; MSG SIZE: 55
            """);
  }

  @Test
  void theResponseCodeHasTwelveBits() {
    byte[] octets = Query.of(".", Type.NS).opt(OptDraft.PLAIN.extendedRcode(2)).toBytes();
    octets[3] |= 10; // RCODE in the header

    assertThat(Message.decode(octets).rcode()).isEqualTo(new Rcode(42)).hasToString("RCODE42");
    assertThat(Message.decode(octets).headerRcode()).isEqualTo(10);
  }

  @Test
  void noOctetsAndHalfAHeader() {
    assertThat(Message.decode(new byte[0]).problems())
        .containsExactly(new Problem(Kind.HEADER, 0, "message has 0 octets, a header has 12"));
    Message eleven = Message.decode(Query.of("lab", Type.A).id(7).cut(11).toBytes());
    assertThat(eleven.problems()).extracting(Problem::kind).containsExactly(Kind.HEADER);
    assertThat(eleven.id()).isEqualTo(7);
    assertThat(eleven.count(Section.QUESTION)).isEqualTo(1);
    assertThat(eleven.count(Section.ADDITIONAL)).isZero();
  }

  @Test
  void countsThatLie() {
    Message message =
        Message.decode(Query.of("lab", Type.A).count(Section.ADDITIONAL, 3).toBytes());

    assertThat(message.problems())
        .containsExactly(new Problem(Kind.COUNT, 10, "ARCOUNT is 3, but the message ends after 1"));
    assertThat(message.opt()).isPresent();
  }

  @Test
  void octetsAfterTheEnd() {
    Message message = Message.decode(Query.of("lab", Type.A).trailing((byte) 1).toBytes());

    assertThat(message.problems())
        .containsExactly(new Problem(Kind.TRAILING, 32, "1 octets after the last record, from 32"));
  }

  @Test
  void recordThatRunsPastTheMessageKeepsWhatIsThere() {
    Message message = Message.decode(Query.of(".", Type.A).optRdlength(60).toBytes());

    assertThat(message.problems())
        .containsExactly(
            new Problem(Kind.RECORD, 17, "record at 17: RDLENGTH 60 runs past the message end 28"));
    assertThat(message.opt().orElseThrow().record().rdlength()).isEqualTo(60);
  }

  @Test
  void cutInsideAQuestionOrARecord() {
    Query query = Query.of("lab", Type.A);

    assertThat(Message.decode(query.cut(19).toBytes()).summary())
        .endsWith("malformed: question at 12 needs 4 octets after its name, has 2");
    assertThat(Message.decode(query.cut(25).toBytes()).summary())
        .endsWith("malformed: record at 21 needs 10 octets after its owner, has 3");
  }
}
