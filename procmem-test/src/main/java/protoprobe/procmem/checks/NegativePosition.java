// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import static protoprobe.procmem.wire.Flags.SEEK_CUR;
import static protoprobe.procmem.wire.Flags.SEEK_SET;

import protoprobe.kit.check.Row;

/** Positions that a signed number calls negative, and how they are reached. */
public enum NegativePosition implements Row {
  MINUS_ONE(0, -1, SEEK_SET, -1, "The last octet of all, which looks like an error of lseek(2)."),
  LOWEST(0, Long.MIN_VALUE, SEEK_SET, Long.MIN_VALUE, "The middle of all addresses."),
  PAST_HIGHEST(
      Long.MAX_VALUE, 1, SEEK_CUR, Long.MIN_VALUE, "One more than the highest signed position."),
  BELOW_ZERO(10, -20, SEEK_CUR, -10, "Twenty less than ten.");

  private final long start;
  private final long offset;
  private final int whence;
  private final long end;
  private final String says;

  NegativePosition(long start, long offset, int whence, long end, String says) {
    this.start = start;
    this.offset = offset;
    this.whence = whence;
    this.end = end;
    this.says = says;
  }

  /** Where the position is before. */
  public long start() {
    return start;
  }

  /** By how much it is moved. */
  public long offset() {
    return offset;
  }

  /** From where that counts. */
  public int whence() {
    return whence;
  }

  /** Where it is then. */
  public long end() {
    return end;
  }

  @Override
  public String says() {
    return says;
  }
}
