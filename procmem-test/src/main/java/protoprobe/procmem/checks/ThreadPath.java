// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** Paths that lead to a thread's memory. */
public enum ThreadPath implements Row {
  TASK("The task's folder below its process."),
  THREAD_SELF("The link to the thread that asks."),
  THREAD_AS_PROCESS("The thread's id as if it were a process.");

  private final String says;

  ThreadPath(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
