// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionViewTest {
  private static EdnsOption option(int code, String hex) {
    return new EdnsOption(code, Bytes.fromHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "3,  '',                   ''",
    "3,  6e73311b,             '6e73311b (\"ns1\\027\")'",
    "5,  080d0f,               8 13 15",
    "6,  02,                   2",
    "7,  01,                   1",
    "8,  0001 18 00 c00002,    192.0.2.0/24/0",
    "8,  0001 00 00,           0.0.0.0/0/0",
    "8,  0002 38 30 20010db8ffff00, '2001:db8:ffff::/56/48'",
    "9,  '',                   ''",
    "9,  00000e10,             3600 s",
    "9,  ffffffff,             4294967295 s",
    "10, 0102030405060708,     'client 0102030405060708, no server cookie'",
    "10, 01020304050607081112131415161718, 'client 0102030405060708, server 1112131415161718'",
    "11, '',                   ''",
    "11, 0065,                 10.1 s",
    "12, 0000,                 2 octets",
    "13, 036c616200,           lab.",
    "14, 4f66 4a5c,            20326 19036",
    "15, 0006,                 6 (DNSSEC Bogus)",
    "18, 02657203 6c616200,    er.lab.",
    "19, '',                   ''",
    "19, 0100 78b8d4a1,        '1 labels, SOA serial 2025378977'",
    "19, 0101 ff,              '1 labels, type 1, ff'",
    "65001, 00ff,              00ff"
  })
  void wellFormed(int code, String hex, String text) {
    EdnsOption option = option(code, hex);

    assertThat(option.toText()).isEqualTo(text);
    assertThat(option.problems()).isEmpty();
    assertThat(option.remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8,  000118,               'client subnet of 3 octets, expected at least 4'",
    "8,  0000 18 00 c00002,    'client subnet family 0 unknown, expected 1 or 2'",
    "8,  ffff 00 00,           'client subnet family 65535 unknown, expected 1 or 2'",
    "8,  0001 21 00 c000020100, 'source prefix 33, expected at most 32'",
    "8,  0001 18 21 c00002,    'scope prefix 33, expected at most 32'",
    "8,  0001 18 00 c0000201,  'address of 4 octets, prefix 24 needs 3'",
    "8,  0001 18 00 c000,      'address of 2 octets, prefix 24 needs 3'",
    "8,  0001 17 00 c00003,    'address c00003 has bits set past prefix 23'",
    "9,  000e10,               'expire of 3 octets, expected 0 or 4'",
    "10, 0102030405,           'cookie of 5 octets, expected 8 or 16 to 40'",
    "10, '',                   'cookie of 0 octets, expected 8 or 16 to 40'",
    "10, 010203040506070809,   'cookie of 9 octets, expected 8 or 16 to 40'",
    "11, 01,                   'keepalive of 1 octets, expected 0 or 2'",
    "13, '',                   'name at 0 runs past the octet 0 where it must end of the option'",
    "13, c000,                 'name at 0 has a pointer at 0 to 0, not before 0 of the option'",
    "18, 0000,                 '1 octets after the name'",
    "14, '',                   'key tags of 0 octets, expected a multiple of 2'",
    "14, 4f664a,               'key tags of 3 octets, expected a multiple of 2'",
    "15, '',                   'EDE of 0 octets, expected at least 2'",
    "15, 00,                   'EDE of 1 octets, expected at least 2'",
    "19, 01,                   'zone version of 1 octet, expected 0 or at least 2'",
    "19, 010078,               'SOA serial of 1 octets, expected 4'"
  })
  void malformedIsShownInHexWithTheReason(int code, String hex, String problem) {
    EdnsOption option = option(code, hex);
    Message message =
        Message.decode(Query.of(".", 1).option(code, option.data().toArray()).toBytes());

    assertThat(option.toText()).isEqualTo(option.data().hex());
    assertThat(option.problems()).containsExactly(problem);
    assertThat(message.problems())
        .extracting(Problem::text)
        .containsExactly("option %d at 28: %s".formatted(code, problem));
    assertThat(message.toText())
        .contains(";   data: " + option.data() + "\n;   malformed: " + problem + "\n");
  }

  @Test
  void cookiesHaveEightOrSixteenToFortyOctets() {
    for (int length = 0; length < 50; length++) {
      boolean legal = length == 8 || length >= 16 && length <= 40;
      assertThat(Cookie.of(new EdnsOption(OptionCode.COOKIE, new byte[length])).isPresent())
          .as("cookie of %d octets", length)
          .isEqualTo(legal);
    }
  }

  @Test
  void clientSubnetKeepsItsFieldsAndEncodesThemAgain() {
    EdnsOption wrong = option(OptionCode.ECS, "0003 21 05 c0");
    ClientSubnet subnet = ClientSubnet.of(wrong).orElseThrow();

    assertThat(subnet).isEqualTo(new ClientSubnet(3, 33, 5, Bytes.fromHex("c0")));
    assertThat(subnet.isValid()).isFalse();
    assertThat(subnet.encode()).isEqualTo(wrong.data());
    assertThat(ClientSubnet.of(option(OptionCode.NSID, "00010000"))).isEmpty();
  }

  @Test
  void legalButWorthARemark() {
    assertThat(option(OptionCode.EDE, "0006 6e6f00").remarks())
        .isEqualTo(List.of("EXTRA-TEXT ends in NUL"));
    assertThat(option(OptionCode.PADDING, "0001").remarks())
        .isEqualTo(List.of("padding is not all zero"));
    assertThat(option(OptionCode.REPORT_CHANNEL, "00").remarks())
        .isEqualTo(List.of("agent domain is the root"));
    assertThat(Message.decode(Query.of(".", 1).option(12, (byte) 1).toBytes()).toText())
        .contains(";; NOTE: option 12 at 28: padding is not all zero\n");
  }
}
