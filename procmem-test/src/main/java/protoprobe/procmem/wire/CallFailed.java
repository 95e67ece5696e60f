// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

/** A system call that has to succeed did not. */
public final class CallFailed extends RuntimeException {
  private final Returned returned;

  CallFailed(Returned returned) {
    super(returned.call() + ": expected success, got " + returned.text());
    this.returned = returned;
  }

  /** What it returned. */
  public Returned returned() {
    return returned;
  }
}
