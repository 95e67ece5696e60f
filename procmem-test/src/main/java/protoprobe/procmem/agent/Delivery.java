// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.agent;

import static protoprobe.procmem.wire.Flags.CLONE_FILES;
import static protoprobe.procmem.wire.Flags.CLONE_THREAD;
import static protoprobe.procmem.wire.Flags.CLONE_VM;
import static protoprobe.procmem.wire.Flags.MAP_ANONYMOUS;
import static protoprobe.procmem.wire.Flags.MAP_PRIVATE;
import static protoprobe.procmem.wire.Flags.O_CLOEXEC;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;
import static protoprobe.procmem.wire.Flags.SIGCHLD;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** Makes a child of an agent that is an agent too, on pipes which end in its parent. */
public final class Delivery {
  private static final int STACK = 16 * 1024;
  private static final int SHARED = 128 * 1024;
  private static final int BUFFER_PAGE = 4096;

  private final Agent parent;
  private final long flags;

  /**
   * @param parent who is to have the child, and to relay to it
   * @param flags of clone(2), without the signal
   */
  public Delivery(Agent parent, long flags) {
    this.parent = parent;
    this.flags = flags;
  }

  /**
   * A child.
   *
   * @param agent to speak to it
   * @param pid as its parent sees it, above 1
   * @param commands the parent's descriptor to write its commands
   * @param replies the parent's descriptor to read its replies
   */
  public record Child(Agent agent, long pid, int commands, int replies) {}

  /**
   * Makes the child.
   *
   * @param name in messages and transcripts
   * @param siblings the parent's descriptors of its other children, which this one must not keep
   *     open
   * @throws protoprobe.procmem.wire.CallFailed if a call is refused
   */
  public Child deliver(String name, Set<Integer> siblings) {
    int[] ends = pipes();
    Pipes itsOwn = new Pipes(ends[0], ends[3]);
    RelayLink.Pipe ours = new RelayLink.Pipe(ends[1], ends[2]);
    Memory memory = parent.memory();
    long stack = 0;
    long buffer = 0;
    if ((flags & CLONE_VM) != 0) {
      long start = shared();
      stack = start + STACK;
      buffer = stack;
      int taken = STACK + BUFFER_PAGE;
      memory = new Memory(start + taken, SHARED - taken);
    }
    Returned born = parent.clone(new Birth(flags | signal(), stack, buffer, itsOwn));
    Agent child =
        parent.born(new Body(name, parent.file(), memory), new RelayLink(parent, ours), itsOwn);
    if ((flags & CLONE_FILES) == 0) {
      all(parent, List.of(close(itsOwn.commands()), close(itsOwn.replies())));
      settle(child, itsOwn, ours, foreign(siblings));
    }
    return new Child(child, born.raw(), ours.commands(), ours.replies());
  }

  private Set<Integer> foreign(Set<Integer> siblings) {
    Set<Integer> all = new TreeSet<>(siblings);
    all.addAll(parent.secrets());
    return all;
  }

  /** Nobody but a thread group's leader sends a signal when it ends. */
  private long signal() {
    return (flags & CLONE_THREAD) == 0 ? SIGCHLD : 0;
  }

  /** Commands: read end, write end; replies: read end, write end. */
  private int[] pipes() {
    long at = parent.memory().start();
    all(
        parent,
        List.of(Call.of(Syscall.PIPE2, at, O_CLOEXEC), Call.of(Syscall.PIPE2, at + 8, O_CLOEXEC)));
    ByteBuffer four = ByteBuffer.wrap(parent.peek(at, 16)).order(ByteOrder.LITTLE_ENDIAN);
    return new int[] {four.getInt(), four.getInt(), four.getInt(), four.getInt()};
  }

  private long shared() {
    return parent
        .call(
            Call.of(
                Syscall.MMAP,
                0,
                SHARED,
                PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS,
                -1,
                0))
        .value();
  }

  /**
   * Its pipes become descriptors 0 and 1, where a program that it executes finds them; those of
   * others are closed, else they would not see their end.
   */
  private static void settle(
      Agent child, Pipes itsOwn, RelayLink.Pipe ours, Set<Integer> siblings) {
    all(
        child,
        List.of(
            Call.of(Syscall.DUP3, itsOwn.commands(), 0, 0),
            Call.of(Syscall.DUP3, itsOwn.replies(), 1, 0)));
    child.use(Pipes.STANDARD);
    List<Call> closing = new ArrayList<>();
    List.of(itsOwn.commands(), itsOwn.replies(), ours.commands(), ours.replies())
        .forEach(each -> closing.add(close(each)));
    siblings.forEach(each -> closing.add(close(each)));
    all(child, closing);
    LifeLine.tie(child);
  }

  private static Call close(int descriptor) {
    return Call.of(Syscall.CLOSE, descriptor);
  }

  private static void all(Agent agent, List<Call> calls) {
    agent.calls(calls).forEach(Returned::value);
  }
}
