// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTest {
  /** FIPS 180-2 appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void its_sum_does_not_depend_on_how_it_arrives() {
    Body body = new Body(4);

    assertThat(body.add("a".getBytes(US_ASCII))).isTrue();
    assertThat(body.add("bc".getBytes(US_ASCII))).isTrue();

    assertThat(body.sha256()).isEqualTo(ABC).isEqualTo(body.sha256());
    assertThat(body.length()).isEqualTo(3);
    assertThat(body.isFull()).isFalse();
  }

  @Test
  void what_is_behind_the_bound_is_not_taken() {
    Body body = new Body(3);

    assertThat(body.add("ab".getBytes(US_ASCII))).isTrue();
    assertThat(body.add("cde".getBytes(US_ASCII))).isFalse();
    assertThat(body.add("f".getBytes(US_ASCII))).isFalse();

    assertThat(body.sha256()).isEqualTo(ABC);
    assertThat(body.length()).isEqualTo(3);
    assertThat(body.isFull()).isTrue();
  }
}
