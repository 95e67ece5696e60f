// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import protoprobe.edns.testbed.Truth;
import protoprobe.edns.wire.ExtendedError;
import protoprobe.edns.wire.Message;
import protoprobe.edns.wire.Rcode;
import protoprobe.kit.check.Grade;

/**
 * The INFO-CODEs of one answer, as an observation.
 *
 * @param answer empty for silence
 */
public record ErrorCodes(Optional<Message> answer) {
  /** Of an answer that came. */
  public static ErrorCodes of(Message answer) {
    return new ErrorCodes(Optional.of(answer));
  }

  /** Ascending, each once. */
  public List<Integer> codes() {
    return answer.map(Message::extendedErrors).orElse(List.of()).stream()
        .map(ExtendedError::infoCode)
        .distinct()
        .sorted()
        .toList();
  }

  /** How well they tell what is wrong; a failure without any tells nothing. */
  public Grade grade(Truth truth) {
    boolean failed = answer.filter(seen -> !seen.rcode().equals(Rcode.SERVFAIL)).isEmpty();
    return failed && codes().isEmpty() ? Grade.NONE : truth.grade(codes());
  }

  /**
   * Such as {@code 6, 9}. Silence brings none either: whether a slow failure comes before or after
   * the patience is over is no stable fact.
   */
  @Override
  public String toString() {
    String text = codes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return text.isEmpty() ? "none" : text;
  }
}
