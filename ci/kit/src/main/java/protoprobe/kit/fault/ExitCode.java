// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.fault;

/** What the exit codes of all our programs mean. */
public enum ExitCode {
  /** As expected. */
  OK(0, 0),
  /** Not as expected. */
  DEVIATION(1, 2),
  /** Something given cannot be parsed or is unknown to us. */
  USAGE(2, 4),
  /** Well formed, but the world refuses; or an error; or no verdict. */
  REFUSED(3, 3),
  /** Nothing ran. */
  NOTHING_RAN(4, 1),
  /** The user stopped it: 128 and the number of SIGINT, as shells count. */
  INTERRUPTED(130, 5);

  private final int code;
  private final int weight;

  ExitCode(int code, int weight) {
    this.code = code;
    this.weight = weight;
  }

  /** The number for the shell. */
  public int code() {
    return code;
  }

  /**
   * The one that matters more: interrupted, usage, refused, deviation, nothing ran, as expected.
   */
  public static ExitCode worst(ExitCode a, ExitCode b) {
    return a.weight >= b.weight ? a : b;
  }
}
