// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;
import protoprobe.procmem.target.Task;
import protoprobe.procmem.wire.Syscall;

/** What stops the task. */
public enum StoppedBy implements Row {
  SIGNAL("T", "SIGSTOP."),
  TRACER("t", "A tracer that is not the reader.");

  private static final int SIGSTOP = 19;
  private static final int SIGCONT = 18;
  private static final int PTRACE_SEIZE = 0x4206;
  private static final int PTRACE_INTERRUPT = 0x4207;
  private static final int PTRACE_DETACH = 17;
  private static final int P_PID = 1;
  private static final int WSTOPPED = 2;

  private final String state;
  private final String says;

  StoppedBy(String state, String says) {
    this.state = state;
    this.says = says;
  }

  /** How /proc/PID/status says it. */
  public String state() {
    return state;
  }

  /** Stops a child, and waits until it has stopped. */
  void stop(Task parent, long child) {
    if (this == SIGNAL) {
      signal(parent, child, SIGSTOP);
    } else {
      parent.require(Syscall.PTRACE, PTRACE_SEIZE, child, 0, 0);
      parent.require(Syscall.PTRACE, PTRACE_INTERRUPT, child, 0, 0);
    }
    parent.require(Syscall.WAITID, P_PID, child, 0, WSTOPPED, 0);
  }

  /** Lets it go on. */
  void goOn(Task parent, long child) {
    if (this == SIGNAL) {
      signal(parent, child, SIGCONT);
    } else {
      parent.require(Syscall.PTRACE, PTRACE_DETACH, child, 0, 0);
    }
  }

  private static void signal(Task parent, long child, int signal) {
    if (child <= 1) {
      throw new IllegalStateException("child: expected a process id above 1, got " + child);
    }
    long descriptor = parent.require(Syscall.PIDFD_OPEN, child, 0);
    parent.require(Syscall.PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0);
    parent.require(Syscall.CLOSE, descriptor);
  }

  @Override
  public String says() {
    return says;
  }
}
