// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What the jobs of these tests examine: a real Unbound, by few of its checks. */
final class Example {
  /** The checks that the local Unbound fails, or passes, in every version of Debian's. */
  static final String DEVIATES = "edns/header/unknown-opcode-z";

  static final String CONFORMS = "edns/header/two-questions";

  private static final String RUN = "edns-probe run --local unbound --only ";

  /** Nobody listens on the port "discard". */
  static final String UNREACHABLE = "edns-probe run 127.0.0.1:9";

  private Example() {}

  static String run(String... ids) {
    return RUN + String.join(",", ids);
  }

  /** What a service uploads: XML, site and badges. */
  static void assertPublishable(Path results, String record) {
    assertThat(results.resolve("records/" + record + ".json")).isNotEmptyFile();
    assertThat(results.resolve("junit/TEST-" + record + ".xml")).isNotEmptyFile();
    assertThat(results.resolve("site/index.html")).isNotEmptyFile();
    assertThat(results.resolve("site/" + record + ".html")).isNotEmptyFile();
    assertThat(results.resolve("badges/" + record + ".svg")).isNotEmptyFile();
    assertThat(results.resolve("badges/conformance.json")).content().contains("schemaVersion");
    assertThat(results.resolve("index.html")).content().contains("url=site/index.html");
  }
}
