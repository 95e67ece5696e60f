// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import protoprobe.procmem.wire.Architecture;
import protoprobe.procmem.wire.Returned;

/**
 * One agent: a process or thread in the sandbox that does what it is told. Every method but {@link
 * #start} waits for the reply; what it waits for ends when the transport is closed. Thread-safe:
 * whoever finds it busy waits.
 */
public final class Agent {
  /** The longest piece in which octets travel: with its commands it still fits into a page. */
  private static final int PIECE = 2048;

  /** How many commands are sent at once, {@value Command#SIZE} octets each. */
  private static final int AT_ONCE = PIECE / Command.SIZE;

  private final Body body;
  private final Link link;
  private final Transcript transcript;
  private Pipes pipes;
  private boolean pending;

  Agent(Body body, Link link, Pipes pipes, Transcript transcript) {
    this.body = body;
    this.link = link;
    this.pipes = pipes;
    this.transcript = transcript;
  }

  /** What it is called in messages and transcripts. */
  public String name() {
    return body.name();
  }

  /** The architecture it runs on. */
  public Architecture architecture() {
    return body.file().architecture();
  }

  /** Memory that may be used. */
  public Memory memory() {
    return body.memory();
  }

  /** The calls of this agent and of all from the same ancestor. */
  public Transcript transcript() {
    return transcript;
  }

  /** Makes a system call. */
  public Returned call(Call call) {
    return noted(call, word(new Run().add(call.command(architecture()))));
  }

  /** Makes system calls one after the other without waiting in between. */
  public List<Returned> calls(List<Call> calls) {
    List<Returned> all = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += AT_ONCE) {
      List<Call> some = calls.subList(from, Math.min(calls.size(), from + AT_ONCE));
      Run run = new Run();
      some.forEach(each -> run.add(each.command(architecture())));
      byte[] reply = run(run);
      for (int i = 0; i < some.size(); i++) {
        all.add(noted(some.get(i), Run.word(reply, i * Long.BYTES)));
      }
    }
    return all;
  }

  /** Begins a system call that may take long, or never return; its reply is fetched later. */
  public synchronized Pending start(Call call) {
    refuseWhilePending();
    link.send(call.command(architecture()).bytes());
    pending = true;
    return new Pending(this, call);
  }

  /** Waits for the reply to what was started. */
  synchronized Returned finish(Call call) {
    byte[] reply = link.receive(Long.BYTES);
    pending = false;
    return noted(call, Run.word(reply, 0));
  }

  boolean awaitReply(Duration limit) {
    return link.awaitReply(limit);
  }

  /** Where the agent itself says that memory is to be used. */
  long scratch() {
    return word(new Run().add(Command.scratch()));
  }

  /** From now on commands and replies go through these descriptors. */
  public synchronized void use(Pipes others) {
    long reply = word(new Run().add(Command.pipes(others.commands(), others.replies())));
    if (reply != 0) {
      throw new AgentGone(name() + ": new pipes: expected 0, got " + reply);
    }
    pipes = others;
  }

  /** Its present pipes. */
  public synchronized Pipes pipes() {
    return pipes;
  }

  /** Runs the code at that address, which must return and keep the callee's registers. */
  public long invoke(long address, long... arguments) {
    return word(new Run().add(Command.call(address, arguments)));
  }

  /** Writes into its memory, which must be writable: else it ends. */
  public void poke(long address, byte... octets) {
    for (int from = 0; from < octets.length; from += PIECE) {
      int to = Math.min(octets.length, from + PIECE);
      word(poke(new Run(), address + from, Arrays.copyOfRange(octets, from, to)));
    }
  }

  /** Reads from its memory. */
  public byte[] peek(long address, int length) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int from = 0; from < length; from += PIECE) {
      int piece = Math.min(length - from, PIECE);
      byte[] reply = run(peek(new Run(), address + from, piece));
      octets.write(reply, 0, piece);
    }
    return octets.toByteArray();
  }

  /** Makes a child. Its result is checked: a child is only spoken to if there is one. */
  public Returned clone(Birth birth) {
    Returned returned = birth.returned(word(new Run().add(birth.command())));
    transcript.add(birth.entry(name(), returned));
    if (returned.value() <= 1) {
      throw new AgentGone(name() + ": clone: expected a process id above 1, got " + returned.raw());
    }
    return returned;
  }

  /** The child, once it has said 0 through its own pipe. */
  Agent born(Body child, Link way, Pipes itsPipes) {
    long first = Run.word(way.receive(Long.BYTES), 0);
    if (first != 0) {
      throw new AgentGone(child.name() + ": clone: expected 0 in the child, got " + first);
    }
    return new Agent(child, way, itsPipes, transcript);
  }

  /**
   * Replaces it by a newly started agent: execve(2) of the agent's file, whatever its path.
   *
   * @throws protoprobe.procmem.wire.CallFailed if that is refused; this agent is still there then
   */
  public synchronized Agent exec(Call execve) {
    refuseWhilePending();
    if (!pipes.equals(Pipes.STANDARD)) {
      throw new IllegalStateException(name() + ": exec: expected pipes 0 and 1, got " + pipes);
    }
    Succession succession = new Succession(link, execve);
    noted(execve, succession.result(architecture())).value();
    return new Agent(new Body(name(), body.file(), Memory.FRESH), link, pipes, transcript);
  }

  synchronized byte[] run(Run run) {
    refuseWhilePending();
    return link.exchange(run.bytes(), run.replyLength());
  }

  Run poke(Run run, long address, byte[] octets) {
    return run.add(readAll(pipes.commands(), address, octets.length)).data(octets);
  }

  Run peek(Run run, long address, int length) {
    return run.add(writeAll(pipes.replies(), address, length), length);
  }

  Command readAll(int descriptor, long address, int length) {
    return Command.call(body.file().readAll(), descriptor, address, length);
  }

  Command writeAll(int descriptor, long address, int length) {
    return Command.call(body.file().writeAll(), descriptor, address, length);
  }

  long relayBuffer() {
    return body.memory().relayBuffer();
  }

  Set<Integer> secrets() {
    return body.secrets();
  }

  AgentFile file() {
    return body.file();
  }

  private long word(Run run) {
    return Run.word(run(run), 0);
  }

  private Returned noted(Call call, long raw) {
    Returned returned = new Returned(call.syscall(), raw);
    transcript.add(new Transcript.Entry(name(), call.arguments(), returned, call.note()));
    return returned;
  }

  private void refuseWhilePending() {
    if (pending) {
      throw new IllegalStateException(name() + ": expected no call under way, got one");
    }
  }
}
