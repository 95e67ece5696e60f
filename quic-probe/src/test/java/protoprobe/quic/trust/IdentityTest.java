// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.quic.testing.TestAuthority;

class IdentityTest {
  private static final X509Certificate CERTIFICATE =
      new TestAuthority("test authority")
          .issue("Example.org", "*.example.net", "127.0.0.1", "2001:db8::1")
          .chain()
          .get(0);

  @ParameterizedTest
  @CsvSource({
    "example.org, true",
    "EXAMPLE.ORG., true",
    "www.example.org, false",
    "www.example.net, true",
    "a.www.example.net, false",
    "example.net, false",
    ".example.net, false",
    "127.0.0.1, true",
    "127.0.0.2, false",
    "2001:db8:0::1, true",
    "2001:db8::2, false",
    "leaf, false",
  })
  void the_alternative_names_alone_count(String host, boolean covered) {
    assertThat(Identity.covers(CERTIFICATE, host)).isEqualTo(covered);
  }
}
