// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import protoprobe.edns.wire.Problem.Kind;

/** OPT records that break RFC 6891 6.1. */
final class OptTest {
  private static final Query QUERY = Query.of(".", Type.A);

  @Test
  void optionThatRunsPastTheRdata() {
    Message message =
        Message.decode(
            QUERY.option(10, new byte[8]).optionClaiming(15, 60, (byte) 0, (byte) 6).toBytes());

    assertThat(message.problems())
        .containsExactly(
            new Problem(Kind.OPT_RDATA, 40, "option 15 at 40: length 60 runs past RDLEN end 46"));
    Opt opt = message.opt().orElseThrow();
    assertThat(opt.options()).containsExactly(new EdnsOption(10, new byte[8]));
    assertThat(opt.rest()).hasToString("000f003c0006");
    assertThat(message.extendedErrors()).isEmpty();
    assertThat(message.toText()).contains("; malformed: no whole option: 000f003c0006\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void rdataTooShortForAnOption(int length) {
    Message message = Message.decode(QUERY.rawOptions(new byte[length]).toBytes());

    assertThat(message.problems())
        .containsExactly(
            new Problem(
                Kind.OPT_RDATA,
                28,
                "option at 28 needs 4 octets of header, RDATA ends at " + (28 + length)));
    assertThat(message.opt().orElseThrow().rest().length()).isEqualTo(length);
  }

  @Test
  void twoOpts() {
    Message message = Message.decode(QUERY.alsoOpt(OptDraft.PLAIN.version(1)).toBytes());

    assertThat(message.optRecords()).hasSize(2);
    assertThat(message.opt().orElseThrow().version()).isZero();
    assertThat(message.problems())
        .containsExactly(
            new Problem(Kind.OPT_PLACE, 28, "OPT at 28 is number 2, only one is allowed"));
  }

  @Test
  void ownerThatIsNotTheRoot() {
    Message message = Message.decode(QUERY.optOwner(Name.parse("lab")).toBytes());

    assertThat(message.problems())
        .extracting(Problem::text)
        .containsExactly("OPT at 17 is owned by lab., not by the root");
    assertThat(message.opt()).isPresent();
    assertThat(message.toText()).contains("udp: 1232, owner: lab.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANSWER", "AUTHORITY"})
  void anotherSection(String section) {
    Message message = Message.decode(QUERY.optIn(Section.valueOf(section)).toBytes());

    assertThat(message.opt()).isEmpty();
    assertThat(message.optRecords()).hasSize(1);
    assertThat(message.summary())
        .contains("no OPT")
        .endsWith("malformed: OPT at 17 is in section " + section + ", not ADDITIONAL");
  }

  @Test
  void flagsOfAllSixteenBits() {
    Opt opt = Message.decode(QUERY.ednsFlags(0xC081).toBytes()).opt().orElseThrow();

    assertThat(opt.dnssecOk() && opt.compactOk()).isTrue();
    assertThat(opt.z()).isEqualTo(0x4081);
    assertThat(Message.decode(QUERY.ednsFlags(0xC081).toBytes()).toText())
        .contains("flags: do co 0x0081; udp");
  }

  @Test
  void aTtlOfAllOnesIsNoNegativeNumber() {
    Opt opt =
        Message.decode(
                QUERY.opt(OptDraft.PLAIN.extendedRcode(255).version(255).flags(0xFFFF)).toBytes())
            .opt()
            .orElseThrow();

    assertThat(opt.extendedRcode()).isEqualTo(255);
    assertThat(opt.version()).isEqualTo(255);
    assertThat(opt.flags()).isEqualTo(0xFFFF);
    assertThat(opt.record().ttl()).isEqualTo(0xFFFFFFFFL);
  }
}
