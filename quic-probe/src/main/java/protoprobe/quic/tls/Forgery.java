// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tls;

import java.util.List;
import java.util.function.Function;
import protoprobe.quic.wire.Level;

/**
 * How the messages of one side are changed. What is in place of a message in the transcript is what
 * both sides agree on, if it is sent, too; what is sent instead of that is a message that was
 * changed on the way. Binders, signatures and verify data are not made again: they are of what went
 * before.
 *
 * @param transcript what takes a message's place before it enters the transcript; may be nothing,
 *     may be more than one
 * @param wire what is sent in place of each of those
 */
public record Forgery(Step transcript, Step wire) {
  /** Nothing is changed. */
  public static final Forgery NONE =
      new Forgery((level, message) -> List.of(message), (level, message) -> List.of(message));

  /** Messages in place of one, sent at its level. */
  @FunctionalInterface
  public interface Step {
    /** What takes its place. */
    List<Message> insteadOf(Level level, Message message);
  }

  /** With messages of that type replaced before they enter the transcript. */
  public Forgery replacing(int type, Function<Message, List<Message>> by) {
    return new Forgery(only(transcript, type, by), wire);
  }

  /** With messages of that type replaced on their way only. */
  public Forgery replacingOnWire(int type, Function<Message, List<Message>> by) {
    return new Forgery(transcript, only(wire, type, by));
  }

  private static Step only(Step before, int type, Function<Message, List<Message>> by) {
    return (level, message) ->
        before.insteadOf(level, message).stream()
            .flatMap(each -> (each.type() == type ? by.apply(each) : List.of(each)).stream())
            .toList();
  }
}
