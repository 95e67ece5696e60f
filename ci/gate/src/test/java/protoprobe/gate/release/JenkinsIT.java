// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.codehaus.groovy.control.CompilationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/** The Jenkinsfile. */
@Timeout(600)
class JenkinsIT {
  @TempDir Path workspace;

  @Test
  void a_deviation_fails_the_build() throws Exception {
    Peers.require("unbound");

    JenkinsPipeline.Build build = build(Example.run(Example.DEVIATES), "");

    assertThat(build.result()).as(build.words()).isEqualTo("FAILURE");
    assertThat(build.words()).contains("conformance-job: deviates (exit 1)");
    assertKept(build, "edns-unbound");
  }

  @Test
  void an_expected_deviation_does_not() throws Exception {
    Peers.require("unbound");
    Path known = Files.createDirectory(workspace.resolve("known"));
    Files.writeString(known.resolve("edns-unbound.txt"), Example.DEVIATES + " fail -- RFC 1035\n");

    JenkinsPipeline.Build build = build(Example.run(Example.DEVIATES), "--expect known");

    assertThat(build.result()).as(build.words()).isEqualTo("SUCCESS");
    assertKept(build, "edns-unbound");
  }

  @Test
  void no_verdict_makes_it_unstable() throws Exception {
    JenkinsPipeline.Build build = build(Example.UNREACHABLE, "");

    assertThat(build.result()).as(build.words()).isEqualTo("UNSTABLE");
    assertThat(build.words()).contains("no verdict: the target could not be examined");
    assertKept(build, "edns-127.0.0.1_9");
    assertThat(workspace.resolve("conformance-results/junit/TEST-edns-127.0.0.1_9.xml"))
        .content()
        .contains("<error ");
  }

  @Test
  void a_wrong_checksum_stops_it_and_mistakes_are_found() throws Exception {
    JenkinsPipeline.Build build =
        JenkinsPipeline.build(
            workspace,
            Map.of("ARCHIVE", Release.archive().toUri().toString(), "SHA256", "0".repeat(64)));
    assertThat(build.result()).isEqualTo("FAILURE");
    assertThat(build.words()).contains("FAILED").doesNotContain("conformance-job");

    String text = Files.readString(JenkinsPipeline.FILE);
    assertThatThrownBy(() -> reads(text.replace("steps {", "steps [")))
        .isInstanceOf(CompilationFailedException.class);
    assertThatThrownBy(() -> reads(text.replace("archiveArtifacts", "archiveArtefacts")))
        .hasMessageContaining("archiveArtefacts");
  }

  private void reads(String text) {
    JenkinsPipeline.build(text, workspace, Map.of("ARCHIVE", "file:///nowhere"));
  }

  private JenkinsPipeline.Build build(String run, String options) throws Exception {
    return JenkinsPipeline.build(
        workspace,
        Map.of(
            "PROTOPROBE_RUN",
            run,
            "ARCHIVE",
            Release.archive().toUri().toString(),
            "SHA256",
            Release.checksum(),
            "OPTIONS",
            options));
  }

  private void assertKept(JenkinsPipeline.Build build, String record) {
    assertThat(build.kept())
        .containsExactly(
            "junit conformance-results/junit/TEST-*.xml", "archive conformance-results/**");
    Example.assertPublishable(workspace.resolve("conformance-results"), record);
  }
}
