// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.checks;

import protoprobe.kit.check.Row;

/** What a read comes to, and how far it moves the position. */
public enum PositionAfter implements Row {
  SUCCESS(false, -100, 16, 16, "A whole read."),
  SHORT(false, -10, 100, 10, "A read cut short by a hole."),
  NOTHING(false, 0, 16, -5, "EIO, in a hole."),
  BAD_BUFFER(true, -100, 16, -14, "EFAULT, for the buffer.");

  private final boolean intoNothing;
  private final int start;
  private final int count;
  private final int result;
  private final String says;

  PositionAfter(boolean intoNothing, int start, int count, int result, String says) {
    this.intoNothing = intoNothing;
    this.start = start;
    this.count = count;
    this.result = result;
    this.says = says;
  }

  /** Whether the buffer is no memory. */
  public boolean intoNothing() {
    return intoNothing;
  }

  /** Where it begins, seen from the hole. */
  public int start() {
    return start;
  }

  /** How much is asked for. */
  public int count() {
    return count;
  }

  /** What it returns. */
  public int result() {
    return result;
  }

  /** How far the position moves: by what was read. */
  public int moved() {
    return Math.max(result, 0);
  }

  @Override
  public String says() {
    return says;
  }
}
