// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpPacketTest {
  private static final HexFormat HEX = HexFormat.of();

  private static InetSocketAddress at(String address, int port) throws Exception {
    return new InetSocketAddress(InetAddress.getByName(address), port);
  }

  private static byte[] hex(String text) {
    return HEX.parseHex(text.replaceAll("\\s", ""));
  }

  /**
   * UDP by hand: c000 + 0201 + c000 + 0202 + 11 + b + 1234 + 1bb + b + 0102 + 0300, folded: 9c1c.
   */
  @Test
  void headers_of_version_4_are_written_field_by_field() throws Exception {
    byte[] packet =
        UdpPacket.of(at("192.0.2.1", 0x1234), at("192.0.2.2", 443), new byte[] {1, 2, 3});

    assertThat(packet)
        .isEqualTo(
            hex(
                // version and length, class, total 31, no id, don't fragment, 64 hops, UDP, sum
                "45 00 001f 0000 4000 40 11 b6ca c0000201 c0000202"
                    // ports, 11 octets, sum; data
                    + "1234 01bb 000b 63e3 010203"));
  }

  @Test
  void headers_of_version_6_are_written_field_by_field() throws Exception {
    byte[] packet = UdpPacket.of(at("2001:db8::1", 1), at("2001:db8::2", 2), new byte[] {9});

    assertThat(HEX.formatHex(packet, 0, 8)).isEqualTo("6000000000091140");
    assertThat(HEX.formatHex(packet, 8, 40))
        .isEqualTo(
            "20010db800000000" + "0000000000000001" + "20010db800000000" + "0000000000000002");
    assertThat(HEX.formatHex(packet, 40, 46)).isEqualTo("000100020009");
    assertThat(packet).hasSize(49).endsWith(9);
  }

  /** Whoever sums up a packet with its checksum gets all ones (RFC 768, RFC 8200 section 8.1). */
  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "10.1.2.3, 198.51.100.9", "::1, ::1", "fe80::1, 2001:db8::"})
  void checksums_are_right(String from, String to) throws Exception {
    Random random = new Random(768);
    for (int i = 0; i < 2_000; i++) {
      byte[] datagram = new byte[i < 100 ? i : random.nextInt(1500)];
      random.nextBytes(datagram);
      byte[] packet =
          UdpPacket.of(at(from, random.nextInt(65_536)), at(to, random.nextInt(65_536)), datagram);
      int header = packet[0] >> 4 == 4 ? 20 : 40;
      if (header == 20) {
        assertThat(sum(packet, 0, 20, 0)).as("sum of the IP header").isEqualTo(0xffff);
      }
      // addresses stand at the end of either header; protocol and length belong to it, too
      int length = packet.length - header;
      int pseudo = sum(packet, header == 20 ? 12 : 8, header, 17 + length);
      assertThat(sum(packet, header, packet.length, pseudo)).as("UDP sum").isEqualTo(0xffff);
      assertThat(packet[header + 6] | packet[header + 7]).as("a sum of 0 means none").isNotZero();
    }
  }

  private static int sum(byte[] octets, int from, int to, int begin) {
    int sum = begin;
    for (int i = from; i < to; i++) {
      int octet = octets[i] & 0xff;
      sum += (i - from) % 2 == 0 ? octet << 8 : octet;
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return sum;
  }

  @Test
  void a_sum_of_zero_is_sent_as_ones() throws Exception {
    InetSocketAddress from = at("0.0.0.0", 0);
    // all other fields sum up to 17 + 10 + 10 (protocol, length twice)
    byte[] packet = UdpPacket.of(from, from, hex("ffda"));

    assertThat(HEX.formatHex(packet, 26, 28)).isEqualTo("ffff");
  }

  @Test
  void a_socket_bound_to_any_address_is_shown_with_one_of_the_peer_s_family() throws Exception {
    assertThat(UdpPacket.like(at("::", 5), at("127.0.0.1", 6))).isEqualTo(at("127.0.0.1", 5));
    assertThat(UdpPacket.like(at("0.0.0.0", 5), at("::1", 6))).isEqualTo(at("::1", 5));
    assertThat(UdpPacket.like(at("10.0.0.1", 5), at("10.0.0.2", 6))).isEqualTo(at("10.0.0.1", 5));
  }
}
