// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static protoprobe.procmem.wire.Flags.O_CLOEXEC;
import static protoprobe.procmem.wire.Flags.SIGCHLD;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/**
 * Makes the first agent the supervisor of another, which takes over its pipes. The supervisor only
 * waits: for the end of the input, which the other does not see while it is in a call that does not
 * return, and for the other's end, of which it is told by a pipe. Then it ends, and with it, by
 * PR_SET_PDEATHSIG or as process 1, the other and that one's children.
 *
 * <p>Nobody can speak to both through one pipe. So the supervisor is first given a pipe of its own
 * in which its last commands already lie.
 */
final class Supervision {
  private static final short POLLRDHUP = 0x2000; // a socket's end; a pipe's POLLHUP needs no asking
  private static final int PIPES = 3;
  private static final int POLLED_AT = 64;
  private static final int PROGRAM_AT = 128;

  private final Agent first;
  private final long memory;

  Supervision(Agent first) {
    this.first = first;
    this.memory = first.memory().start();
  }

  /**
   * Three pipes, each by its read end and its write end.
   *
   * @param program the supervisor's commands
   * @param replies what it would say to them
   * @param life the other holds its write end as long as it lives
   */
  private record Ends(int[] program, int[] replies, int[] life) {}

  /** The agent that has the link from now on. */
  Agent begin(Link link) {
    Ends ends = pipes();
    first.poke(memory + POLLED_AT, polled(ends));
    byte[] commands = program(ends);
    first.poke(memory + PROGRAM_AT, commands);
    Call writing = Call.of(Syscall.WRITE, ends.program[1], memory + PROGRAM_AT, commands.length);
    first.call(writing.noted("what the supervisor is to do")).value();
    link.send(Command.pipes(ends.program[0], ends.replies[1]).bytes());
    Body body = new Body("root", first.file(), first.memory(), Set.of(ends.life[1]));
    Agent root = first.born(body, link, Pipes.STANDARD);
    all(
        root,
        Stream.of(ends.program[0], ends.program[1], ends.replies[0], ends.replies[1], ends.life[0])
            .map(each -> Call.of(Syscall.CLOSE, each))
            .toList());
    LifeLine.tie(root);
    return root;
  }

  private Ends pipes() {
    List<Call> making =
        IntStream.range(0, PIPES)
            .mapToObj(i -> Call.of(Syscall.PIPE2, memory + i * Long.BYTES, O_CLOEXEC))
            .toList();
    all(first, making);
    IntBuffer all =
        ByteBuffer.wrap(first.peek(memory, PIPES * Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
    return new Ends(pair(all), pair(all), pair(all));
  }

  private static int[] pair(IntBuffer ends) {
    return new int[] {ends.get(), ends.get()};
  }

  /** Makes the other; closes what would hide an end; waits. */
  private byte[] program(Ends ends) {
    Birth birth = new Birth(SIGCHLD, 0, 0, Pipes.STANDARD);
    ByteArrayOutputStream commands = new ByteArrayOutputStream();
    commands.writeBytes(birth.command().bytes());
    for (int each : new int[] {1, ends.program[1], ends.life[1]}) {
      commands.writeBytes(octets(Call.of(Syscall.CLOSE, each)));
    }
    commands.writeBytes(octets(Call.of(Syscall.PPOLL, memory + POLLED_AT, 2, 0, 0, 0)));
    return commands.toByteArray();
  }

  private byte[] octets(Call call) {
    return call.command(first.architecture()).bytes();
  }

  /** Two struct pollfd: descriptor, events, and what happened. */
  private static byte[] polled(Ends ends) {
    ByteBuffer entries = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    entries.putInt(0).putShort(POLLRDHUP).putShort((short) 0);
    entries.putInt(ends.life[0]).putShort((short) 0).putShort((short) 0);
    return entries.array();
  }

  private static void all(Agent agent, List<Call> calls) {
    agent.calls(calls).forEach(Returned::value);
  }
}
