// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static protoprobe.quic.wire.TransportParameterId.ACK_DELAY_EXPONENT;
import static protoprobe.quic.wire.TransportParameterId.DISABLE_ACTIVE_MIGRATION;
import static protoprobe.quic.wire.TransportParameterId.INITIAL_MAX_DATA;

import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TransportParametersTest {
  @Test
  void parameters_are_written_in_order_and_read_again() {
    TransportParameters parameters =
        TransportParameters.NONE
            .with(INITIAL_MAX_DATA, 1000)
            .with(DISABLE_ACTIVE_MIGRATION)
            .with(0x1b, (byte) 9);

    // id 4, 2 octets, 1000; id 12, empty; id 27, 1 octet
    assertThat(parameters.encode()).asHexString().isEqualTo("040243E80C001B0109");
    TransportParameters read = TransportParameters.decode(parameters.encode());
    assertThat(read.integer(INITIAL_MAX_DATA)).isEqualTo(OptionalLong.of(1000));
    assertThat(read.count(DISABLE_ACTIVE_MIGRATION)).isEqualTo(1);
    assertThat(read.integer(ACK_DELAY_EXPONENT)).isEmpty();
  }

  @Test
  void one_of_the_same_id_may_be_said_twice() {
    TransportParameters twice =
        TransportParameters.NONE.with(ACK_DELAY_EXPONENT, 3).with(ACK_DELAY_EXPONENT, 3);
    assertThat(TransportParameters.decode(twice.encode()).count(ACK_DELAY_EXPONENT)).isEqualTo(2);
    assertThat(twice.without(ACK_DELAY_EXPONENT).entries()).isEmpty();
  }

  @Test
  void an_integer_fills_its_value() {
    TransportParameters wrong = TransportParameters.decode(HexFormat.of().parseHex("0a020300"));
    assertThatThrownBy(() -> wrong.integer(ACK_DELAY_EXPONENT))
        .isInstanceOf(WireFault.class)
        .hasMessageContaining("1 octets behind the integer");
  }

  @Test
  void a_parameter_cut_short_is_a_fault() {
    assertThatThrownBy(
            () -> TransportParameters.decode(HexFormat.of().parseHex("0402 43".replace(" ", ""))))
        .isInstanceOf(WireFault.class);
  }
}
