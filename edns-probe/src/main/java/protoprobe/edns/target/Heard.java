// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.Optional;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;

/**
 * What came next from the other end of a connection.
 *
 * @param kind which
 * @param message the message, if it was one
 */
public record Heard(Kind kind, Optional<Message> message) {
  /** What can come. */
  public enum Kind {
    MESSAGE("a message"),
    /** End of file after a whole message, or within one. */
    CLOSED("the end of the connection"),
    RESET("a reset of the connection"),
    NOTHING("nothing");

    private final String says;

    Kind(String says) {
      this.says = says;
    }
  }

  static Heard of(Message message) {
    return new Heard(Kind.MESSAGE, Optional.of(message));
  }

  static Heard of(Kind kind) {
    return new Heard(kind, Optional.empty());
  }

  /** Whether the other end closed the connection, in whatever way. */
  public boolean over() {
    return kind == Kind.CLOSED || kind == Kind.RESET;
  }

  /** Whether it is a message with that code. */
  public boolean hasRcode(Rcode rcode) {
    return message.filter(answer -> answer.rcode().equals(rcode)).isPresent();
  }

  @Override
  public String toString() {
    return message.map(Message::summary).orElse(kind.says);
  }
}
