// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.scenario;

/** How one message came over a connection, and what becomes of the connection afterwards. */
final class Line {
  private final int pieces;
  private final boolean whole;
  private boolean over;
  private boolean abrupt;

  /**
   * @param pieces how many reads it took; 0 if it came together with the one before
   * @param whole whether the message has the length it claims
   */
  Line(int pieces, boolean whole) {
    this.pieces = pieces;
    this.whole = whole;
  }

  /** Nothing came but the end. */
  static Line end() {
    return new Line(-1, false);
  }

  boolean begun() {
    return pieces >= 0;
  }

  int pieces() {
    return pieces;
  }

  boolean whole() {
    return whole;
  }

  /** Closes the connection after the answer. */
  void hangUp() {
    over = true;
  }

  /** Resets the connection after the answer. */
  void reset() {
    over = true;
    abrupt = true;
  }

  boolean over() {
    return over;
  }

  boolean abrupt() {
    return abrupt;
  }
}
