// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/**
 * The template in a project of its own, read and run by gitlab-ci-local: it has GitLab's schema,
 * fills in the inputs, obeys needs, rules and exit codes, and hands artifacts from job to job.
 */
@Timeout(600)
class GitlabIT {
  private static final String RUNNER = "gitlab-ci-local@4.75.1";

  @TempDir static Path packages;
  @TempDir Path project;

  private static Npm npm;

  @BeforeAll
  static void install() throws Exception {
    Peers.require("git");
    Peers.require("rsync");
    npm = Npm.install(packages, RUNNER);
  }

  @BeforeEach
  void aProject() throws Exception {
    Files.copy(
        Release.CI.resolve("templates/gitlab/conformance.yml"), project.resolve("conformance.yml"));
    git("init", "-q", "-b", "main", ".");
    git("remote", "add", "origin", "git@gitlab.example.org:group/project.git");
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
  }

  @Test
  void two_jobs_share_the_work_a_third_judges_and_publishes() throws Exception {
    Peers.require("unbound");
    Path known = Files.createDirectory(project.resolve("known"));
    Files.writeString(known.resolve("edns-unbound.txt"), Example.DEVIATES + " fail -- RFC 1035\n");
    includes(Example.run(Example.DEVIATES, Example.CONFORMS), 2, "--expect known");

    Shell.Run run = gitlab().good();

    assertThat(run.words())
        .contains("json schema validated", "2 of 2 decided", "conformance-job: conforms (exit 0)");
    Example.assertPublishable(project.resolve("public"), "edns-unbound");
  }

  @Test
  void a_deviation_fails_the_pipeline_and_is_published() throws Exception {
    Peers.require("unbound");
    includes(Example.run(Example.DEVIATES), 1, "");

    Shell.Run run = gitlab();

    // This runner itself exits as its last job did, which publishes.
    assertThat(run.words())
        .contains("conformance-job: deviates (exit 1)")
        .containsPattern("FAIL.*conformance");
    Example.assertPublishable(project.resolve("public"), "edns-unbound");
  }

  @Test
  void no_verdict_is_a_warning() throws Exception {
    includes(Example.UNREACHABLE, 1, "");

    Shell.Run run = gitlab();

    assertThat(run.status()).as(run.words()).isZero();
    assertThat(run.words())
        .contains("conformance-job: no verdict (exit 3)")
        .containsPattern("WARN.*conformance");
  }

  @Test
  void mistakes_are_found() throws Exception {
    Path template = project.resolve("conformance.yml");
    Files.writeString(
        template, Files.readString(template).replace("exit_codes: 3", "exit_codes: no"));
    includes(Example.UNREACHABLE, 1, "");

    Shell.Run run = gitlab("--list");

    assertThat(run.status()).as(run.words()).isNotZero();
    assertThat(run.words()).contains("Invalid .gitlab-ci.yml configuration");
  }

  private void includes(String run, int parts, String options) throws Exception {
    Files.writeString(
        project.resolve(".gitlab-ci.yml"),
        """
        include:
          - local: conformance.yml
            inputs:
              run: %s
              archive: %s
              sha256: %s
              parts: %d
              options: "%s"
        """
            .formatted(run, Release.archive().toUri(), Release.checksum(), parts, options));
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "A project");
  }

  private Shell.Run gitlab(String... options) throws Exception {
    List<String> line = new ArrayList<>(npm.program("gitlab-ci-local/dist/index.js"));
    line.addAll(List.of("--force-shell-executor"));
    line.addAll(List.of(options));
    return new Shell(project).with("HOME", packages.toString()).run(line.toArray(String[]::new));
  }

  private void git(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(arguments));
    new Shell(project).run(line.toArray(String[]::new)).good();
  }
}
