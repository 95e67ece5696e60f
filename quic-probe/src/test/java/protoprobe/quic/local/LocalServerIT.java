// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.testing.Inside;

/** Every local server is what it says, to clients that we did not write. */
@Timeout(180)
class LocalServerIT {
  /**
   * Names, versions of QUIC, stacks, and the sides that are there. A version that is reserved, or
   * any other, may be listed besides.
   */
  @ParameterizedTest
  @CsvSource({
    "caddy, '00000001', 'quic-go 0\\.\\d+\\.\\d+', true, true, never",
    "gtlsserver, '00000001', 'ngtcp2 0\\.\\d+\\.\\d+.*', false, false, never",
    "gtlsserver-retry, '00000001', 'ngtcp2 0\\.\\d+\\.\\d+.*', false, false, always",
    "kwik, '00000001 6b3343cf', 'kwik 0\\.\\d+\\.\\d+', false, true, never",
    "netty, '00000001', 'quiche 0\\.\\d+\\.\\d+', true, true, always"
  })
  void startsTwiceAndServes(
      String name, String versions, String stack, boolean tcp, boolean six, String retry)
      throws Exception {
    List.of("unshare", "ip", "caddy", "gtlsserver", "gtlsclient", "curl").forEach(Peers::require);
    LocalTarget local = Inside.server(name);

    Namespaced trial = Namespaced.run(LocalTrial.class, local.addresses(), List.of(name));

    assertThat(trial.status()).as("exit status; it said %s", trial.errors()).isZero();
    List<SortedMap<String, String>> starts = LocalTrial.read(trial.output());
    assertThat(starts).as("starts").hasSize(2);
    for (SortedMap<String, String> seen : starts) {
      assertThat(seen.get("version")).as("version").matches("\\d+\\.\\d+.*");
      assertThat(seen.get("fact stack")).as("stack").matches(stack);
      assertThat(seen).containsEntry("fact retry", retry).containsEntry("left", "");
      assertServes(seen, "four", versions, tcp);
      if (six) {
        assertServes(seen, "six", versions, tcp);
      }
      assertThat(seen.get("large downloads"))
          .as("downloads of a mebibyte that came to their end")
          .isEqualTo("" + LocalTrial.DOWNLOADS);
      assertThat(seen.get("libraries"))
          .as("Netty's native library is extracted into the run directory only")
          .matches(name.equals("netty") ? "/[a-z]+/tmp/libnetty_quiche.*" : "");
    }
    assertThat(trial.left()).as("processes in its namespaces, after it").isEmpty();
  }

  private static void assertServes(
      SortedMap<String, String> seen, String family, String versions, boolean tcp) {
    assertThat(seen.get(family + " versions")).as("versions").contains(versions.split(" "));
    assertThat(seen.get(family + " h3")).as("gtlsclient").contains("[:status: 200]");
    assertThat(seen.get(family + " h3 large"))
        .as("gtlsclient")
        .contains("[:status: 200]", "[content-length: 1048576]", "closed with error code 256");
    if (tcp) {
      assertThat(seen.get(family + " h1"))
          .as("curl")
          .startsWithIgnoringCase("HTTP/1.1 200")
          .containsIgnoringCase("\nalt-svc: h3=\":443\"; ma=");
      assertThat(seen.get(family + " h2"))
          .as("curl")
          .startsWith("HTTP/2 200")
          .contains("\nalt-svc: h3=\":443\"; ma=");
      assertThat(seen.get(family + " redirect"))
          .as("curl")
          .startsWith("HTTP/2 302")
          .contains("\nlocation: /\r");
      assertThat(seen.get(family + " headers"))
          .as("curl")
          .startsWith("HTTP/2 200")
          .contains("\nset-cookie: a=1;", "\nset-cookie: b=2;", "\nx-long: 0123456789abcdef");
      assertThat(seen.get(family + " missing")).as("curl").startsWith("HTTP/2 404");
    } else {
      assertThat(seen).doesNotContainKey(family + " h1");
    }
  }
}
