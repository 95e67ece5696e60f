// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.http3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import protoprobe.quic.wire.WireWriter;

class AnswerTest {
  private static byte[] headers(String status) {
    return Http3Frame.Headers.of(new Field(":status", status), new Field("server", "x")).encode();
  }

  private static byte[] data(int length) {
    return new Http3Frame.Data(new byte[length]).encode();
  }

  private static Answer read(byte[]... parts) {
    WireWriter all = new WireWriter();
    for (byte[] part : parts) {
      all.raw(part);
    }
    return Answer.read(all.toBytes());
  }

  @Test
  void interim_responses_are_not_the_answer() {
    Answer answer = read(headers("103"), headers("421"), data(5), data(7));

    assertThat(answer.status()).hasValue(421);
    assertThat(answer.body()).isEqualTo(12);
    assertThat(answer.sections()).hasSize(2);
    assertThat(answer.response().orElseThrow()).contains(new Field("server", "x"));
    assertThat(answer.fault()).isEmpty();
  }

  @Test
  void frames_of_unknown_types_say_nothing() {
    Answer answer = read(new Http3Frame.Other(0x21, new byte[3]).encode(), headers("200"));

    assertThat(answer.status()).hasValue(200);
  }

  /** A status that the static table does not have, in a Huffman code. */
  @Test
  void any_status_is_read() {
    assertThat(Get.status(headers("418"))).hasValue(418);
  }

  @Test
  void what_cannot_be_read_is_told_with_what_could() {
    Answer cut = read(headers("200"), new byte[] {0, 9, 1});
    assertThat(cut.status()).hasValue(200);
    assertThat(cut.fault()).isEqualTo("it ends within a frame");

    Answer broken = read(headers("200"), data(4), new Http3Frame.Other(0x07, new byte[0]).encode());
    assertThat(broken.body()).isEqualTo(4);
    assertThat(broken.fault()).contains("id of GOAWAY");

    assertThat(Get.status(new byte[0])).isEmpty();
    assertThat(Get.status(headers("2x0"))).isEmpty();
  }
}
