// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import protoprobe.kit.check.Findings;
import protoprobe.quic.forge.Closing;

/**
 * What came of a stimulus. Whatever it is, a new connection was served afterwards; a server that
 * does not even do that has failed the check already.
 *
 * @param kind what came
 * @param stimulus what was sent, in a few words
 * @param detail what was seen
 * @param closing how the connection ended, for {@link Kind#CLOSED}
 * @param findings where a grade is noted
 */
public record Reaction(
    Kind kind,
    String stimulus,
    String detail,
    java.util.Optional<Closing> closing,
    Findings findings) {

  /** What can come. */
  public enum Kind {
    /** The connection was closed, and the reason can be read. */
    CLOSED,
    /** A valid request on the same connection is served. */
    SERVED,
    /** The connection is dead without a word. */
    UNREADABLE
  }

  @Override
  public String toString() {
    return detail;
  }
}
