// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.NotPermitted;
import protoprobe.kit.process.Program;
import protoprobe.kit.target.Availability;
import protoprobe.procmem.agent.GuardedTransport;
import protoprobe.procmem.agent.Handshake;

/** Finds out whether a sandbox can be made here, by making it once. */
final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Sandbox sandbox;

  Trial(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** The sandbox's program, if it needs one and this is installed. */
  static Optional<Program> program(Sandbox sandbox) {
    return sandbox.tool().flatMap(tool -> Program.find(tool.program()));
  }

  Availability availability() {
    Optional<Program> program = program(sandbox);
    if (sandbox.tool().isPresent() && program.isEmpty()) {
      Sandbox.Tool tool = sandbox.tool().get();
      return Availability.missing(tool.program(), tool.debianPackage());
    }
    return obstacle(program)
        .map(Availability::refused)
        .orElseGet(
            () ->
                Availability.yes(
                    program.map(found -> found.path().toString()).orElse("this machine's kernel")));
  }

  private Optional<NotPermitted> obstacle(Optional<Program> program) {
    try (GuardedTransport transport =
        GuardedTransport.start(
            sandbox.name(), LocalMachine.agentFile(), agent -> command(program, agent))) {
      Handshake.greet(transport, PATIENCE);
      return Optional.empty();
    } catch (NotPermitted refused) {
      return Optional.of(refused);
    } catch (Refused refused) {
      return Optional.of(NotPermitted.of(sandbox.name(), words(refused)));
    }
  }

  private List<String> command(Optional<Program> program, Path agent) {
    return sandbox.command(program, new Sandbox.Place(agent.getParent(), agent, 0));
  }

  /** The message begins with the sandbox's name. */
  private String words(Refused refused) {
    String prefix = sandbox.name() + ": ";
    String message = refused.getMessage();
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }
}
