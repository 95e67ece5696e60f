// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import protoprobe.kit.fault.BadInput;
import protoprobe.procmem.agent.Entrance;

/** How to get the agent into the user's own sandbox. */
final class EntranceOptions {
  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = {
        "Leads into a sandbox. {agent} in it stands for the agent's path on this host;",
        "without it, it must end in a shell."
      })
  String command;

  @Option(
      names = "--agent-at",
      paramLabel = "PATH",
      description = "Where you have put the agent, as seen inside.")
  String agentAt;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long the agent may take to answer; default ${DEFAULT-VALUE}.")
  int patience;

  @Mixin ArchitectureOption architecture = new ArchitectureOption();

  /**
   * The way in; empty without {@code --exec}.
   *
   * @throws BadInput if another option needs it
   */
  Optional<Entrance> entrance() {
    if (patience < 1) {
      throw new BadInput("--patience %d: expected at least 1 second".formatted(patience));
    }
    if (command == null) {
      refuse("--agent-at", agentAt);
      refuse("--arch", architecture.label);
      return Optional.empty();
    }
    return Optional.of(
        new Entrance(
            command,
            Optional.ofNullable(agentAt),
            architecture.chosen(),
            Duration.ofSeconds(patience)));
  }

  private static void refuse(String option, String value) {
    if (value != null) {
      throw new BadInput("%s %s: expected together with --exec COMMAND".formatted(option, value));
    }
  }
}
