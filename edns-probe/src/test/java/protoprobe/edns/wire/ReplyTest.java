// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReplyTest {
  private static final Name LAB = Name.parse("www.LAB");
  private static final Rr ADDRESS =
      Rr.of(LAB, Type.A, 60, (byte) 192, (byte) 0, (byte) 2, (byte) 1);

  private static Message query() {
    return Message.decode(Query.of(LAB, Type.A).id(7).cd(true).dnssecOk(true).toBytes());
  }

  @Test
  void copiesWhatAReplyMustCopyAndCompressesOwners() {
    assertThat(Bytes.of(Reply.to(query()).aa().answer(ADDRESS).toBytes()))
        .isEqualTo(
            Bytes.of(
                Annotated.bytes(
                    """
                    0007 8510                     # ID 7; QR, AA, RD, CD
                    0001 0001 0000 0001
                    03 777777 03 4c4142 00        # www.LAB., case kept
                    0001 0001
                    c00c 0001 0001 0000003c 0004 c0000201
                    00 0029 04d0 00 00 8000 0000  # OPT, DO copied
                    """)));
  }

  @Test
  void noOptWhereTheQueryHadNone() {
    Message plain = Message.decode(Query.of(LAB, Type.A).withoutOpt().toBytes());
    Message answer = Message.decode(Reply.to(plain).rcode(Rcode.BADVERS).toBytes());

    assertThat(answer.opt()).isEmpty();
    assertThat(answer.rcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.ra()).isFalse();
  }

  @Test
  void extendedResponseCodeAndErrors() {
    Message answer =
        Message.decode(
            Reply.to(query())
                .rcode(Rcode.BADCOOKIE)
                .ra()
                .ad()
                .ede(9, "\u00e9t\u00e9")
                .ede(22, "")
                .option(OptionCode.NSID, (byte) 'x')
                .toBytes());

    assertThat(answer.problems()).isEmpty();
    assertThat(answer.rcode()).isEqualTo(Rcode.BADCOOKIE);
    assertThat(answer.headerRcode()).isEqualTo(7);
    assertThat(answer.extendedErrors())
        .containsExactly(
            new ExtendedError(9, Bytes.fromHex("c3a974c3a9")), new ExtendedError(22, Bytes.EMPTY));
  }

  @Test
  void wrongOnPurpose() {
    Message answer =
        Message.decode(
            Reply.to(query())
                .id(8)
                .withoutOpt()
                .rawRecord(Section.ANSWER, (byte) 1)
                .count(Section.QUESTION, 0)
                .trailing((byte) 2)
                .toBytes());

    assertThat(answer.id()).isEqualTo(8);
    assertThat(answer.wellFormed()).isFalse();
    assertThat(Message.decode(Reply.to(query()).rawOption((byte) 0).toBytes()).problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.OPT_RDATA);
    assertThat(Message.decode(Reply.to(query()).alsoOpt(OptDraft.PLAIN).toBytes()).optRecords())
        .hasSize(2);
  }

  @Test
  void recordsStandInTheirSectionInFrontOfTheOpt() {
    Message answer =
        Message.decode(Reply.to(query()).additional(ADDRESS).authority(ADDRESS, ADDRESS).toBytes());

    assertThat(answer.authorities()).hasSize(2);
    assertThat(answer.additionals()).extracting(Rr::type).containsExactly(Type.A, Type.OPT);
  }

  @Test
  void whatDoesNotFitGoesErrorsFirst() {
    Reply full = Reply.to(query()).answer(ADDRESS).additional(ADDRESS).ede(3, "stale");
    int size = full.toBytes().length;

    assertThat(full.truncated(size).toBytes()).isEqualTo(full.toBytes());
    Message less = Message.decode(full.truncated(size - 1).toBytes());
    assertThat(less.extendedErrors()).isEmpty();
    assertThat(less.tc()).isTrue();
    assertThat(less.answers()).hasSize(1);
    assertThat(less.additionals()).hasSize(2);
    Message least = Message.decode(full.truncated(12).toBytes());
    assertThat(least.answers()).isEmpty();
    assertThat(least.additionals()).extracting(Rr::type).containsExactly(Type.OPT);
  }

  @Test
  void additionalDataMayGoWithoutTruncation() {
    Reply full = Reply.to(query()).answer(ADDRESS).additional(ADDRESS);
    Message less = Message.decode(full.truncated(full.toBytes().length - 1).toBytes());

    assertThat(less.tc()).isFalse();
    assertThat(less.answers()).hasSize(1);
    assertThat(less.additionals()).hasSize(1);
  }
}
