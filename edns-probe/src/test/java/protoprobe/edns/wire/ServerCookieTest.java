// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCookieTest {
  /** The examples of RFC 9018, Appendix A. */
  @ParameterizedTest
  @CsvSource({
    // client cookie, reserved, address, secret, time, server cookie
    "2464c4abcf10c957, 000000, 198.51.100.100, e5e973e5a6b2a43f48e7dc849e37bfcf, 1559731985,"
        + "010000005cf79f111f8130c3eee29480",
    "2464c4abcf10c957, 000000, 198.51.100.100, e5e973e5a6b2a43f48e7dc849e37bfcf, 1559734385,"
        + "010000005cf7a871d4a564a1442aca77",
    "fc93fc62807ddb86, abcdef, 203.0.113.203, e5e973e5a6b2a43f48e7dc849e37bfcf, 1559727985,"
        + "01abcdef5cf78f71a314227b6679ebf5",
    "22681ab97d52c298, 000000, 2001:db8:220:1:59de:d0f4:8769:82b8,"
        + "dd3bdf9344b678b185a6f5cb60fca715, 1559741817, 010000005cf7c57926556bd0934c72f8",
    "22681ab97d52c298, 000000, 2001:db8:220:1:59de:d0f4:8769:82b8,"
        + "445536bcd2513298075a5d379663c962, 1559741961, 010000005cf7c609a6bb79d16625507a",
  })
  void the_examples_of_the_specification(
      String client, String reserved, String address, String secret, long time, String cookie)
      throws UnknownHostException {
    ServerCookie made =
        ServerCookie.make(
            Bytes.fromHex(secret),
            Bytes.fromHex(client),
            Bytes.fromHex(reserved),
            InetAddress.getByName(address),
            time);

    assertThat(made.encode()).isEqualTo(Bytes.fromHex(cookie));
    assertThat(ServerCookie.parse(Bytes.fromHex(cookie))).hasValue(made);
  }

  /** Key and messages 00 01 02 …: the first and the last of the paper's reference outputs. */
  @ParameterizedTest
  @CsvSource({"0, 310e0edd47db6f72", "15, e545be4961ca29a1", "63, 724506eb4c328a95"})
  void sip_hash_gives_the_outputs_of_its_reference(int length, String sum) {
    assertThat(SipHash.of(counting(16), counting(length))).isEqualTo(Bytes.fromHex(sum));
  }

  @Test
  void a_cookie_belongs_to_its_client_its_address_and_its_secret() throws UnknownHostException {
    InetAddress here = InetAddress.getByName("192.0.2.1");
    InetAddress there = InetAddress.getByName("192.0.2.2");
    ServerCookie cookie = ServerCookie.make(counting(16), counting(8), here, 1_000);

    assertThat(cookie.isOf(counting(16), counting(8), here)).isTrue();
    assertThat(cookie.isOf(counting(16), counting(8), there)).isFalse();
    assertThat(cookie.isOf(counting(16), Bytes.of(new byte[8]), here)).isFalse();
    assertThat(cookie.isOf(Bytes.of(new byte[16]), counting(8), here)).isFalse();
  }

  @Test
  void its_age_goes_on_across_the_end_of_32_bits() throws UnknownHostException {
    InetAddress here = InetAddress.getByName("192.0.2.1");
    ServerCookie cookie = ServerCookie.make(counting(16), counting(8), here, 0xFFFF_FFF0L);

    assertThat(cookie.age(0x1_0000_0010L)).isEqualTo(0x20);
    assertThat(cookie.age(0xFFFF_FFE0L)).isEqualTo(-0x10);
  }

  @Test
  void another_length_is_another_kind_of_cookie() {
    assertThat(ServerCookie.parse(counting(8))).isEmpty();
    assertThat(ServerCookie.parse(counting(17))).isEmpty();
  }

  private static Bytes counting(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) i;
    }
    return Bytes.of(octets);
  }
}
