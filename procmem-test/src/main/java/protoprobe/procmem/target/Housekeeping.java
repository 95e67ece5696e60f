// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** A machine that one check after the other uses, and how it was in the beginning. */
final class Housekeeping {
  private static final int PATIENCE_SECONDS = 5;
  private static final int WNOHANG = 1;

  private final Machine machine;
  private final Inventory beginning;

  Housekeeping(Machine machine) {
    this.machine = machine;
    this.beginning = Inventory.of(machine.first());
  }

  Machine machine() {
    return machine;
  }

  /**
   * Ends all processes but the first; closes the machine if that hangs.
   *
   * @return whether it is as it was in the beginning: no process but the first, that one unchanged
   */
  boolean tidy() {
    Executor later = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    CompletableFuture<Void> alarm = CompletableFuture.runAsync(machine::close, later);
    Task first = machine.first();
    try {
      List.copyOf(first.kin().children()).forEach(Task::close);
      Returned wait = first.call(Syscall.WAIT4, -1, 0, WNOHANG, 0);
      return wait.errno().equals(Optional.of(Errno.ECHILD))
          && Inventory.of(first).equals(beginning);
    } catch (RuntimeException unfit) {
      return false; // it is gone, or a task that waits cannot be told to end its children
    } finally {
      alarm.cancel(false);
    }
  }
}
