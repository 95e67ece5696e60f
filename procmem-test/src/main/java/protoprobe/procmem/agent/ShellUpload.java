// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.report.Printable;
import protoprobe.procmem.wire.Architecture;

/**
 * Sends the agent to a shell, which writes it to a file and becomes it. A shell may read ahead, so
 * nothing is sent that is not for it before it has said that it is ready.
 */
final class ShellUpload {
  private static final int LONGEST = 8192;
  private static final int MOST_LINES = 1000;

  private final Transport transport;
  private final Optional<Architecture> known;
  private final UploadScript script = new UploadScript(Nonce.random().text());

  ShellUpload(Transport transport, Optional<Architecture> known) {
    this.transport = transport;
    this.known = known;
  }

  /**
   * Waits at most so long; then the transport is closed.
   *
   * @return the agent's path in there; whoever reads the command's input is the agent from now on
   */
  String within(Duration patience) {
    try (Watch watch = new Watch(transport, patience)) {
      try {
        return upload();
      } catch (Refused refused) {
        if (watch.over()) {
          throw noShell("no shell answered within " + patience.toMillis() + " ms", refused);
        }
        throw refused;
      }
    }
  }

  private String upload() {
    send(script.question());
    String machine = answer("arch ");
    Architecture architecture =
        known
            .or(() -> Architecture.ofMachine(machine))
            .orElseThrow(
                () ->
                    new Refused(
                        "%s: uname -m says '%s': expected x86_64 or aarch64, or say --arch"
                            .formatted(transport.name(), Printable.text(machine))));
    send(script.upload(AgentFile.of(architecture).bytes()));
    String where = answer("");
    if (!where.startsWith("at ")) {
      throw new Refused(
          "%s: no directory for the agent: %s; put it somewhere and say --agent-at PATH"
              .formatted(transport.name(), Printable.text(where)));
    }
    return where.substring("at ".length());
  }

  private void send(String text) {
    try {
      transport.to().write(text.getBytes(StandardCharsets.US_ASCII));
      transport.to().flush();
    } catch (IOException closed) {
      throw noShell("it takes no input", new Refused(transport.name(), closed));
    }
  }

  /** The rest of the line that carries our token and this word; other lines are the sandbox's. */
  private String answer(String word) {
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line();
      if (line.contains(script.tokenAsSent())) {
        throw new Refused(
            transport.name()
                + ": what is sent comes back as an echo: a terminal lies in between, expected a"
                + " pipe (docker exec -i, not -it; ssh -T)");
      }
      int at = line.indexOf(script.token() + " " + word);
      if (at >= 0) {
        return line.substring(at + script.token().length() + 1 + word.length()).strip();
      }
    }
    throw noShell(MOST_LINES + " lines of something else", null);
  }

  private String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int octet = transport.from().read();
      while (octet >= 0 && octet != '\n' && line.size() < LONGEST) {
        line.write(octet);
        octet = transport.from().read();
      }
      if (octet < 0) {
        throw noShell("it ended", null);
      }
      return line.toString(StandardCharsets.UTF_8);
    } catch (IOException closed) {
      throw noShell("it was closed", new Refused(transport.name(), closed));
    }
  }

  private Refused noShell(String what, Refused cause) {
    String text =
        """
        %s: expected a shell at its end, but %s%s
        Without a shell the agent has to be brought there by hand:
          procmem-test agent --arch %s >agent && chmod 755 agent
          (copy it into the sandbox, for example: docker cp agent CONTAINER:/agent)
          procmem-test run --exec 'docker exec -i CONTAINER' --agent-at /agent"""
            .formatted(
                transport.name(),
                what,
                transport.lastWords(),
                known.or(Architecture::ofThisJvm).orElse(Architecture.X86_64));
    return new Refused(text, cause);
  }
}
