// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RegistryTest {
  @Test
  void typesByNameAndNumber() {
    assertThat(Type.name(Type.DNSKEY)).isEqualTo("DNSKEY");
    assertThat(Type.name(666)).isEqualTo("TYPE666");
    assertThat(Type.parse("nsec3param")).hasValue(51);
    assertThat(Type.parse("TYPE65535")).hasValue(65535);
    assertThat(Type.parse("TYPE65536")).isEmpty();
    assertThat(Type.parse("TYPE")).isEmpty();
    assertThat(Type.parse("WRONG")).isEmpty();
  }

  @Test
  void classesOpcodesAndOptions() {
    assertThat(Klass.name(1)).isEqualTo("IN");
    assertThat(Klass.name(4)).isEqualTo("HS");
    assertThat(Klass.parse("CLASS42")).hasValue(42);
    assertThat(Opcode.name(5)).isEqualTo("UPDATE");
    assertThat(Opcode.name(15)).isEqualTo("OPCODE15");
    assertThat(OptionCode.name(18)).isEqualTo("REPORT-CHANNEL");
    assertThat(OptionCode.name(100)).isEqualTo("OPT100");
    assertThat(OptionCode.parse("key-tag")).hasValue(14);
  }

  @Test
  void responseCodesOfTwelveBits() {
    assertThat(new Rcode(16)).isEqualTo(Rcode.BADVERS).hasToString("BADVERS");
    assertThat(Rcode.BADCOOKIE.header()).isEqualTo(7);
    assertThat(Rcode.BADCOOKIE.extended()).isEqualTo(1);
    assertThat(new Rcode(4095)).hasToString("RCODE4095");
    assertThatThrownBy(() -> new Rcode(4096)).hasMessage("RCODE: expected 0 to 4095, is 4096");
  }

  @Test
  void octets() {
    Bytes bytes = Bytes.fromHex("00 ff 8001");

    assertThat(bytes).hasToString("00ff8001").isEqualTo(Bytes.of(bytes.toArray()));
    assertThat(bytes.u32(0)).isEqualTo(0xFF8001);
    assertThat(Bytes.fromHex("ffffffff").u32(0)).isEqualTo(0xFFFFFFFFL);
    assertThat(bytes.slice(1, 3).u16(0)).isEqualTo(0xFF80);
    byte[] copy = bytes.toArray();
    copy[0] = 9;
    assertThat(bytes.u8(0)).isZero();
  }
}
