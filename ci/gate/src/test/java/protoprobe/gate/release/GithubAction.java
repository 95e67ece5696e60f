// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does with the composite action what a runner does with it, as far as shell steps go: their
 * environment from the expressions, one bash for each, folders that a step adds to PATH, outputs.
 */
final class GithubAction {
  static final Path FILE = Release.CI.resolve("templates/github/action.yml");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([a-z_.0-9]+) }}");

  private final JsonNode action;
  private final Path runner;
  private final Path workspace;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * What the shell steps gave.
   *
   * @param status of the last step that ran
   * @param outputs of the step conformance
   */
  record Run(int status, String words, String outputs, String summary) {}

  /**
   * @param workspace where the job's steps run
   */
  GithubAction(Path workspace) throws IOException {
    this.action = new YAMLMapper().readTree(FILE.toFile());
    this.workspace = workspace;
    this.runner = Files.createTempDirectory("runner");
    action
        .get("inputs")
        .forEachEntry((name, input) -> values.put("inputs." + name, input.get("default").asText()));
    values.put("github.server_url", "https://github.example.org");
    values.put("github.action_repository", "OWNER/protoprobe");
    values.put("github.action_ref", "v0.1.0");
  }

  GithubAction with(String input, String value) {
    assertThat(values).as("inputs of the action").containsKey("inputs." + input);
    values.put("inputs." + input, value);
    return this;
  }

  /** Runs its shell steps until one fails; whatever is to be kept is kept after a failure too. */
  Run run() throws Exception {
    Shell shell = new Shell(workspace).with("GITHUB_ACTIONS", "true").with("CI", "true");
    shell.with("RUNNER_TEMP", runner.toString());
    for (String file : new String[] {"GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"}) {
      shell.with(file, Files.writeString(runner.resolve(file), "").toString());
    }
    StringBuilder words = new StringBuilder();
    int status = 0;
    for (JsonNode step : action.get("runs").get("steps")) {
      if (step.has("run") && status == 0) {
        Shell.Run run = step(shell, step);
        status = run.status();
        words.append(run.words());
      }
    }
    return new Run(status, words.toString(), read("GITHUB_OUTPUT"), read("GITHUB_STEP_SUMMARY"));
  }

  private Shell.Run step(Shell shell, JsonNode step) throws Exception {
    assertThat(step.get("shell").asText()).isEqualTo("bash");
    assertThat(step.get("run").asText()).as("no expression inside a script").doesNotContain("${{");
    step.get("env").forEachEntry((name, value) -> shell.with(name, expanded(value.asText())));
    Shell.Run run = shell.script(step.get("run").asText());
    read("GITHUB_PATH").lines().map(Path::of).forEach(shell::first);
    return run;
  }

  /** The folder that the last step uploads. */
  Path uploaded() {
    JsonNode last = action.get("runs").get("steps").get(action.get("runs").get("steps").size() - 1);
    assertThat(last.get("uses").asText()).startsWith("actions/upload-artifact@");
    assertThat(last.get("if").asText()).isEqualTo("always()");
    return workspace.resolve(expanded(last.get("with").get("path").asText()));
  }

  private String expanded(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  private String read(String file) throws IOException {
    return Files.readString(runner.resolve(file));
  }
}
