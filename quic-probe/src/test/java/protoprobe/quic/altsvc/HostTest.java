// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.altsvc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1::8",
        "::ffff:192.0.2.1",
        "1:2:3:4:5:6:192.0.2.1",
        "1::2:192.0.2.1",
        "2001:DB8::a",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8"
      })
  void these_are_ipv6_addresses(String text) {
    assertThat(Host.isIpv6(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "::g",
        "192.0.2.1",
        "1:2:3:4:5:6:7:192.0.2.1",
        "::192.0.2.256",
        "::192.0.2",
        "192.0.2.1::",
        "1:2:3:4:5:6:7:8::",
        "::1%eth0",
        " ::1",
        "01234::"
      })
  void these_are_not(String text) {
    assertThat(Host.isIpv6(text)).isFalse();
  }
}
