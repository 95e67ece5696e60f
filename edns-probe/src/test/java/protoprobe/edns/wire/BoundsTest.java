// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import protoprobe.edns.wire.Problem.Kind;

/**
 * Messages made to cost time or memory. Each test would run for minutes if a bound were missing.
 */
final class BoundsTest {
  private static final int LARGEST = 65_535;
  private static final int HEADER = 12;

  private static WireBuilder header(int questions, int answers) {
    return new WireBuilder().u16(1).u16(0x8000).u16(questions).u16(answers).u16(0).u16(0);
  }

  private static String firstProblem(byte[] octets) {
    return Message.decode(octets).problems().get(0).text();
  }

  @Test
  void pointersToThemselvesForwardAndInACircle() {
    assertThat(firstProblem(header(1, 0).pointer(12).u16(1).u16(1).toBytes()))
        .isEqualTo("name at 12 has a pointer at 12 to 12, not before 12");
    assertThat(firstProblem(header(1, 0).pointer(14).u16(1).u16(1).toBytes()))
        .isEqualTo("name at 12 has a pointer at 12 to 14, not before 12");
    // A name "a" + pointer to itself, asked for twice: the second walks into the first.
    byte[] circle =
        header(2, 0).u8(1).u8('a').pointer(12).u32(0x10001).pointer(12).u32(0x10001).toBytes();
    assertThat(Message.decode(circle).problems())
        .extracting(Problem::text)
        .containsExactly(
            "name at 12 has a pointer at 14 to 12, not before 12",
            "name at 20 has a pointer at 14 to 12, not before 12");
    assertThat(Message.decode(circle).questions()).hasSize(2);
  }

  @Test
  void reservedLabelTypesEndTheReading() {
    Message message = Message.decode(header(2, 0).u8(0x41).u32(0).toBytes());

    assertThat(message.problems())
        .containsExactly(
            new Problem(Kind.NAME, 12, "name at 12 has the reserved label type 0x40 at 12"));
    assertThat(message.questions()).isEmpty();
  }

  @Test
  void namesOf256OctetsAreCutAndTheReadingGoesOn() {
    WireBuilder builder = header(1, 0);
    for (int label = 0; label < 127; label++) {
      builder.u8(1).u8('a');
    }
    Message longest = Message.decode(builder.u8(0).u32(0x10001).toBytes());
    assertThat(longest.problems()).isEmpty();
    assertThat(longest.questions().get(0).name().length()).isEqualTo(255);

    WireBuilder more = header(1, 0);
    for (int label = 0; label < 128; label++) {
      more.u8(1).u8('a');
    }
    Message tooLong = Message.decode(more.u8(0).u32(0x10001).toBytes());
    assertThat(tooLong.problems())
        .containsExactly(new Problem(Kind.NAME, 12, "name at 12 is longer than 255 octets"));
    assertThat(tooLong.questions().get(0).name().length()).isEqualTo(255);
  }

  @Test
  void aChainOfPointersThroughTheMessageIsNotFollowedForEveryRecord() {
    WireBuilder builder = header(0, 0xFFFF);
    // RDATA of a first record: 8,000 pointers, each to the one before, down to a root label.
    builder.u8(0).u16(Type.NULL).u16(1).u32(0).u16(16_001).u8(0);
    for (int link = 0; link < 8000; link++) {
      builder.pointer(link == 0 ? HEADER : builder.size() - 2);
    }
    int last = builder.size() - 2;
    while (builder.size() + 12 <= LARGEST) {
      builder.pointer(last & 0x3FFF).u16(Type.NULL).u16(1).u32(0).u16(0);
    }
    Message message = Message.decode(builder.toBytes());

    assertThat(message.answers()).hasSizeGreaterThan(4000);
    assertThat(message.problems()).extracting(Problem::text).contains(firstChain(message));
  }

  private static String firstChain(Message message) {
    return "name at %d follows more than 126 pointers".formatted(message.answers().get(1).offset());
  }

  @Test
  void sixteenThousandOptions() {
    byte[] empty = new byte[4 * 16_000];
    Message message = Message.decode(Query.of(".", Type.A).rawOptions(empty).toBytes());

    assertThat(message.problems()).isEmpty();
    assertThat(message.opt().orElseThrow().options()).hasSize(16_000);
    assertThat(message.toText().lines()).hasSizeGreaterThan(16_000);
  }

  @Test
  void sixteenThousandBadOptionsAreNotAllListed() {
    byte[] cookies = new byte[4 * 16_000];
    for (int at = 1; at < cookies.length; at += 4) {
      cookies[at] = OptionCode.COOKIE;
    }
    Message message = Message.decode(Query.of(".", Type.A).rawOptions(cookies).toBytes());

    assertThat(message.problems()).hasSize(201);
    assertThat(message.problems().get(200).text()).isEqualTo("15800 more problems not listed");
    assertThat(message.summary()).hasSizeLessThan(300);
  }

  @Test
  void manyErrorsWithLongTextsMakeNoLongLine() {
    byte[] text = new byte[5000];
    Arrays.fill(text, (byte) 0x1B);
    Query query = Query.of(".", Type.A);
    for (int error = 0; error < 12; error++) {
      query = query.option(OptionCode.EDE, text);
    }
    Message message = Message.decode(query.toBytes());

    assertThat(message.extendedErrors()).hasSize(12);
    assertThat(message.summary()).endsWith("7 more EDE").hasSizeLessThan(1000);
    assertThat(message.summary().chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void theLargestMessageOfTheSmallestRecords() {
    WireBuilder builder = header(0, 0xFFFF);
    while (builder.size() + 11 <= LARGEST) {
      builder.u8(0).u16(Type.TXT).u16(1).u32(0).u16(0);
    }
    Message message = Message.decode(builder.toBytes());

    assertThat(message.answers()).hasSize(5956);
    assertThat(message.problems()).hasSize(201);
  }
}
