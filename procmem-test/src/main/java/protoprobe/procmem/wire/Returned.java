// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

import java.util.Optional;

/**
 * What a system call returned.
 *
 * @param call which call it was, for messages
 * @param raw the content of the result register: -4095 to -1 is an error, all else a value
 */
public record Returned(Syscall call, long raw) {
  private static final long LAST_ERROR = -4095;

  /** Whether it succeeded. */
  public boolean ok() {
    return raw < LAST_ERROR || raw >= 0;
  }

  /** The error; empty after a success, and for a number that Linux does not have. */
  public Optional<Errno> errno() {
    return ok() ? Optional.empty() : Errno.of(-raw);
  }

  /**
   * The value of a call that has to succeed.
   *
   * @throws CallFailed if it did not
   */
  public long value() {
    if (!ok()) {
      throw new CallFailed(this);
    }
    return raw;
  }

  /** A number below 4096, the name of an error, or hexadecimal. */
  public String text() {
    if (!ok()) {
      return errno().map(Errno::name).orElse("error " + -raw);
    }
    return raw >= 0 && raw < 4096 ? Long.toString(raw) : "0x" + Long.toHexString(raw);
  }

  @Override
  public String toString() {
    return call + " = " + text();
  }
}
