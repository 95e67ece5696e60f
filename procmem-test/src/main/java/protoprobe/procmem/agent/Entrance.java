// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.Refused;
import protoprobe.procmem.wire.Architecture;

/**
 * How to get into a sandbox: a command of the host's shell that runs the agent there, or that ends
 * in a shell to which the agent is sent.
 *
 * @param command the command; {@code {agent}} in it stands for the agent's path
 * @param agentAt where the user has put the agent, as it is seen inside
 * @param architecture of the agent, else the sandbox is asked, or it is this JVM's
 * @param patience how long it may take until the agent answers
 */
public record Entrance(
    String command,
    Optional<String> agentAt,
    Optional<Architecture> architecture,
    Duration patience) {
  /** What stands for the agent's path in a command. */
  public static final String PLACE = "{agent}";

  /** Enters through this command; nothing else is known. */
  public static Entrance by(String command) {
    return new Entrance(command, Optional.empty(), Optional.empty(), Duration.ofSeconds(30));
  }

  /** The same with the agent put at this path by the user. */
  public Entrance withAgentAt(String path) {
    return new Entrance(command, Optional.of(path), architecture, patience);
  }

  /** The same for an agent of this architecture. */
  public Entrance withArchitecture(Architecture known) {
    return new Entrance(command, agentAt, Optional.of(known), patience);
  }

  /** The same with another limit. */
  public Entrance withPatience(Duration other) {
    return new Entrance(command, agentAt, architecture, other);
  }

  /**
   * Goes in.
   *
   * @throws Refused if no agent answers
   */
  public Session open() {
    if (agentAt.isPresent()) {
      return greet(
          command.contains(PLACE) ? placed(agentAt.get()) : command + " " + quoted(agentAt.get()));
    }
    return command.contains(PLACE) ? withFile() : throughShell();
  }

  private Session greet(String line) {
    Transport transport = start(line);
    try {
      return new Session(transport, Handshake.greet(transport, patience));
    } catch (RuntimeException failure) {
      transport.close();
      throw failure;
    }
  }

  /** The file is only needed until the agent runs: the kernel keeps what is executed. */
  private Session withFile() {
    Path file = write(architecture.or(Architecture::ofThisJvm).orElseThrow(Entrance::unknown));
    try {
      return greet(placed(file.toString()));
    } finally {
      delete(file);
    }
  }

  private Session throughShell() {
    Transport transport = start(command);
    try {
      String path = new ShellUpload(transport, architecture).within(patience);
      Agent agent = Handshake.greet(transport, patience);
      new Remover(agent).unlink(path);
      return new Session(transport, agent);
    } catch (RuntimeException failure) {
      transport.close();
      throw failure;
    }
  }

  private Transport start(String line) {
    return CommandTransport.start("--exec '" + command + "'", List.of("/bin/sh", "-c", line));
  }

  private String placed(String path) {
    return command.replace(PLACE, quoted(path));
  }

  /** As one word of a shell. */
  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private static BadInput unknown() {
    return new BadInput(
        "no agent for this machine's architecture "
            + System.getProperty("os.arch")
            + ": expected --arch x86-64 or aarch64");
  }

  private static Path write(Architecture architecture) {
    try {
      Path file = Files.createTempFile("procmem-agent-", "");
      Files.write(file, AgentFile.of(architecture).bytes());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException failure) {
      throw new Refused("agent's file in java.io.tmpdir: " + failure.getMessage(), failure);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new Refused("agent's file " + file + ": not deleted: " + failure.getMessage(), failure);
    }
  }
}
