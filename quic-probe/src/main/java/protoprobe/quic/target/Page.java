// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

/**
 * What is known of the page that a server is asked for, whichever check found it out: whether its
 * end can be waited for.
 */
public final class Page {
  private volatile boolean endless;

  /** An ordinary answer began, but did not come to its end in all the time that there was. */
  void noteEndless() {
    endless = true;
  }

  /** Whether an answer counts once it has begun: nobody has seen its end. */
  boolean isEndless() {
    return endless;
  }
}
