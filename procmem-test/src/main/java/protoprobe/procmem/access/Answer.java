// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.util.Arrays;
import java.util.Optional;
import protoprobe.procmem.oracle.Ruling;
import protoprobe.procmem.wire.Returned;

/**
 * What a kernel answered to a request.
 *
 * @param returned by the call that decides
 * @param empty it was granted, but nothing can be read
 */
public record Answer(Returned returned, boolean empty) {
  /** An answer to be taken as it is. */
  static Answer of(Returned returned) {
    return new Answer(returned, false);
  }

  /** The answer in the oracle's words; empty for an error that the rules never give. */
  public Optional<Ruling> ruling() {
    if (returned.ok()) {
      return Optional.of(empty ? Ruling.OK_EMPTY : Ruling.OK);
    }
    return Arrays.stream(Ruling.values()).filter(each -> each.name().equals(text())).findFirst();
  }

  /** Whether it was granted. */
  public boolean granted() {
    return returned.ok();
  }

  /** {@code OK} or the name of the error. */
  public String text() {
    return returned.ok() ? (empty ? "OK_EMPTY" : "OK") : returned.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
