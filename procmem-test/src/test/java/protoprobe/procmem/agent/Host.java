// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;
import protoprobe.procmem.wire.Architecture;

/** Agents on this machine, each in a pid namespace of its own that ends with this JVM. */
public final class Host {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Host() {}

  /** An agent for this machine. */
  public static Session session() {
    return session(ours());
  }

  /** An agent for this machine, started by a command to which its path is added. */
  public static Session session(String... prefix) {
    return session(ours(), prefix);
  }

  /** An agent started by a command to which its path is added. */
  public static Session session(Architecture architecture, String... prefix) {
    Transport transport = transport(architecture, prefix);
    try {
      return new Session(transport, Handshake.greet(transport, PATIENCE));
    } catch (RuntimeException failure) {
      transport.close();
      throw failure;
    }
  }

  static GuardedTransport transport(Architecture architecture, String... prefix) {
    return GuardedTransport.start(
        "host", AgentFile.of(architecture), agent -> line(agent, List.of(prefix)));
  }

  static Architecture ours() {
    return Architecture.ofThisJvm()
        .orElseThrow(() -> new TestAbortedException("no agent for this machine"));
  }

  private static List<String> line(Path agent, List<String> prefix) {
    List<String> line = new ArrayList<>(prefix);
    line.add(agent.toString());
    return line;
  }
}
