// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import protoprobe.kit.testing.Peers;
import protoprobe.quic.local.Peer;
import protoprobe.quic.local.Scene;

/** The executable with all that it does to a stranger's site whose page has a gibioctet. */
@Timeout(300)
class WholeRunIT {
  private static final String BUILT = Path.of("target/quic-probe").toAbsolutePath().toString();
  private static final Duration LIMIT = Duration.ofSeconds(240);

  /** An eighth of what the page has; so much is the heap of each JVM, too. */
  private static final String HEAP = "JDK_JAVA_OPTIONS=-Xmx128m";

  private static final long MOST_KIB = 400_000;

  /** Five times what is promised. */
  private static final long FIRST_VERDICT_MILLIS = 10_000;

  /** Puts before each line of a command's output the milliseconds since its start. */
  private static final String TIMED =
      """
      set -o pipefail
      start=$(date +%s%3N)
      "$@" 2>&1 | while IFS= read -r line; do
        echo "$(($(date +%s%3N) - start)) $line"
      done
      """;

  private static Scene scene;

  @BeforeAll
  static void run() throws IOException {
    List.of("unshare", "caddy", "bash").forEach(Peers::require);
    scene =
        Scene.of(
            Peer.GIGABYTE,
            LIMIT,
            "env",
            HEAP,
            "bash",
            "-c",
            TIMED,
            "timed",
            BUILT,
            "run",
            "https://localhost/",
            "--cacert",
            Scene.AUTHORITIES,
            "--jobs",
            "4");
  }

  /** Caddy's own deviations have nothing to do with its page. */
  @Test
  void a_page_of_a_gigabyte_changes_no_verdict() {
    assertThat(scene.status()).as("%s", scene).isEqualTo(1);
    assertThat(
            scene
                .output()
                .lines()
                .filter(line -> line.contains(" fail  "))
                .map(line -> line.replaceFirst(".* fail  ", "")))
        .as("failures")
        .containsExactly("quic/address/amplification", "quic/path/response-once");
    assertThat(scene.output())
        .contains("version 1, 200 as over HTTP/2", "2 failed", "0 inconclusive, 0 error")
        .as("no stack trace")
        .doesNotContain("\tat ");
  }

  @Test
  void it_takes_no_memory() {
    assertThat(scene.peakKib()).as("most resident memory").isBetween(1L, MOST_KIB);
  }

  @Test
  void the_first_verdict_is_there_soon() {
    List<Long> verdicts =
        scene
            .output()
            .lines()
            .filter(line -> line.matches("\\d+ progress: https://localhost/ 1/.*"))
            .map(line -> Long.valueOf(line.replaceFirst(" .*", "")))
            .toList();

    assertThat(verdicts).as("%s", scene).hasSize(1);
    assertThat(verdicts.get(0)).as("milliseconds").isLessThan(FIRST_VERDICT_MILLIS);
  }
}
