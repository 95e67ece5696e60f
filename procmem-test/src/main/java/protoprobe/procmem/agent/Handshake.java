// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.report.Printable;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Syscall;

/**
 * The first words with an agent: the nonce; then its own code is read back, and every octet goes
 * there and back, so that no terminal, no other version and no damaged upload goes unnoticed.
 */
public final class Handshake {
  private static final int HEADER = 64;
  private static final int E_MACHINE = 18;
  private static final int MOST_WORDS = 1 << 16;
  private static final int SHOWN = 200;

  private final Transport transport;
  private final Nonce nonce = Nonce.random();
  private final byte[] heard = new byte[MOST_WORDS];
  private int size;

  private Handshake(Transport transport) {
    this.transport = transport;
  }

  /**
   * Greets the agent that the command leads to.
   *
   * @param patience how long it may take; then the transport is closed
   * @throws Refused if no agent answers, or something in between changes what is said
   */
  public static Agent greet(Transport transport, Duration patience) {
    try (Watch watch = new Watch(transport, patience)) {
      try {
        return new Handshake(transport).agent();
      } catch (AgentGone | Refused failure) {
        if (watch.over()) {
          throw new Refused(
              "%s: no agent answered within %d ms%s"
                  .formatted(transport.name(), patience.toMillis(), transport.lastWords()),
              failure);
        }
        throw failure instanceof Refused ? failure : new Refused(failure.getMessage(), failure);
      }
    }
  }

  private Agent agent() {
    StreamLink link = new StreamLink(transport);
    link.send(nonce.bytes());
    awaitAnswer();
    AgentFile file = AgentFile.of(architecture());
    Agent agent =
        new Agent(
            new Body("supervisor", file, Memory.FRESH), link, Pipes.STANDARD, new Transcript());
    try {
      verify(agent);
      ignoreBrokenPipes(agent);
      return new Supervision(agent).begin(link);
    } catch (AgentGone gone) {
      throw new Refused(
          gone.getMessage()
              + "; the agent had answered before, so octets are lost or changed on the way (a terminal"
              + " in between?) or something ended it",
          gone);
    }
  }

  /** Bytes before the answer are the sandbox's own words, and the agent's ELF header. */
  private void awaitAnswer() {
    byte[] answer = nonce.answer();
    byte[] echo = nonce.bytes();
    while (size < MOST_WORDS) {
      int octet = read();
      if (octet < 0) {
        throw new Refused(
            transport.name() + ": ended before an agent answered" + transport.lastWords() + said());
      }
      heard[size++] = (byte) octet;
      if (endsWith(answer)) {
        return;
      }
      if (endsWith(echo)) {
        throw new Refused(
            transport.name()
                + ": what is sent comes back as an echo: a terminal lies in between, expected a"
                + " pipe (docker exec -i, not -it; ssh -T)");
      }
    }
    throw new Refused(
        "%s: expected an agent's answer, got %d octets of something else%s"
            .formatted(transport.name(), MOST_WORDS, said()));
  }

  private int read() {
    try {
      return transport.from().read();
    } catch (IOException closed) {
      return -1;
    }
  }

  private boolean endsWith(byte[] tail) {
    return size >= tail.length
        && Arrays.equals(heard, size - tail.length, size, tail, 0, tail.length);
  }

  private Architecture architecture() {
    int start = size - Nonce.LENGTH - HEADER;
    if (start < 0) {
      throw new Refused(
          transport.name()
              + ": the agent's ELF header: expected 64 octets before its"
              + " answer, got "
              + (size - Nonce.LENGTH));
    }
    int machine = ByteBuffer.wrap(heard).order(ByteOrder.LITTLE_ENDIAN).getShort(start + E_MACHINE);
    return Arrays.stream(Architecture.values())
        .filter(each -> each.elfMachine() == machine)
        .findFirst()
        .orElseThrow(
            () -> new Refused(transport.name() + ": agent for unknown ELF machine " + machine));
  }

  private void verify(Agent agent) {
    byte[] file = agent.file().bytes();
    if (agent.scratch() != AgentFile.SCRATCH
        || !Arrays.equals(file, agent.peek(AgentFile.BASE, file.length))) {
      throw new Refused(
          transport.name()
              + ": the agent there is another version or damaged; write it anew with"
              + " procmem-test agent --arch "
              + agent.architecture().label());
    }
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    agent.poke(AgentFile.SCRATCH, every);
    if (!Arrays.equals(every, agent.peek(AgentFile.SCRATCH, every.length))) {
      throw new Refused(
          transport.name() + ": octets are changed on the way: a terminal lies in between?");
    }
  }

  /** Else a child's death would end the agent that relays to it, by SIGPIPE. */
  private static void ignoreBrokenPipes(Agent agent) {
    long sigpipe = 13;
    byte[] action = new byte[32]; // struct sigaction of the kernel
    action[0] = 1; // sa_handler: SIG_IGN; no flags, no restorer, an empty mask
    agent.poke(AgentFile.SCRATCH, action);
    agent
        .call(
            Call.of(Syscall.RT_SIGACTION, sigpipe, AgentFile.SCRATCH, 0, 8)
                .noted("SIGPIPE ignored"))
        .value();
  }

  /** What the sandbox said instead, for the message. */
  private String said() {
    String words = new String(heard, 0, size, StandardCharsets.UTF_8).strip();
    String shown = words.substring(0, Math.min(SHOWN, words.length()));
    return shown.isEmpty()
        ? ""
        : "; output: " + Printable.text(shown.replaceAll("\\s*\\n\\s*", " | "));
  }
}
