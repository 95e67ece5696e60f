// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.util.ArrayList;
import java.util.List;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.oracle.Request;
import protoprobe.procmem.oracle.Target.State;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** A caller tries for others' memory; nothing stays open. */
public final class Asking {
  private static final int AT_ONCE = 256; // descriptors below the usual limit of 1024

  private final Task task;

  private Asking(Task task) {
    this.task = task;
  }

  /** One request. */
  public static Answer one(CallerTask caller, Wish wish) {
    return all(caller, List.of(wish)).get(0);
  }

  /** Many requests; the answers in their order. */
  public static List<Answer> all(CallerTask caller, List<Wish> wishes) {
    List<Answer> answers = new ArrayList<>();
    for (int from = 0; from < wishes.size(); from += AT_ONCE) {
      List<Wish> some = wishes.subList(from, Math.min(wishes.size(), from + AT_ONCE));
      answers.addAll(new Asking(caller.task()).some(some));
    }
    return answers;
  }

  private List<Answer> some(List<Wish> wishes) {
    Words words = new Words(task.agent());
    List<Call> calls = wishes.stream().map(wish -> wish.first(words)).toList();
    words.send();
    List<Returned> first = task.calls(calls);
    List<Long> open = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      answers.add(answer(wishes.get(i), first.get(i), open));
    }
    task.calls(open.stream().map(each -> Call.of(Syscall.CLOSE, each)).toList());
    return answers;
  }

  private Answer answer(Wish wish, Returned first, List<Long> open) {
    boolean descriptor = first.ok() && wish.request() != Request.PROCESS_VM;
    if (!descriptor) {
      return Answer.of(first);
    }
    open.add(first.raw());
    boolean dead = wish.target().target().state() != State.LIVE;
    if (wish.request() == Request.PIDFD_GETFD) {
      return throughPidfd(first, dead, open);
    }
    return new Answer(first, dead && readsNothing(wish, first.raw()));
  }

  /**
   * Descriptor 0 of the target. Who has exited has none: that is said only to who may ask
   * (__pidfd_fget()), by EBADF or ESRCH.
   */
  private Answer throughPidfd(Returned pidfd, boolean dead, List<Long> open) {
    Returned copy = task.call(Syscall.PIDFD_GETFD, pidfd.raw(), 0, 0);
    if (copy.ok()) {
      open.add(copy.raw());
    }
    boolean allowed =
        copy.errno().filter(e -> e == Errno.EBADF || e == Errno.ESRCH).isPresent() && dead;
    return Answer.of(allowed ? pidfd : copy);
  }

  private boolean readsNothing(Wish wish, long descriptor) {
    long position =
        wish.request().writes() || wish.request() == Request.MEM_READ ? wish.target().address() : 0;
    long into = task.agent().memory().start();
    return task.call(Syscall.PREAD64, descriptor, into, 1, position).raw() == 0;
  }
}
