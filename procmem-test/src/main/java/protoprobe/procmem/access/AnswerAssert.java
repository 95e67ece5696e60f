// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;
import protoprobe.procmem.wire.Errno;

/** Assertions on what a kernel answered; what it says is the call and its result. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {
  private AnswerAssert(Answer actual) {
    super(actual, AnswerAssert.class);
  }

  /** Begins assertions on an answer. */
  public static AnswerAssert assertThatAnswer(Answer actual) {
    return new AnswerAssert(actual);
  }

  /** It was granted, or it was not, for whatever reason. */
  public AnswerAssert isGranted(boolean wanted) {
    if (actual.granted() != wanted) {
      failWithMessage("%s", actual.returned());
    }
    return this;
  }

  /** It was refused with one of these errors. */
  public AnswerAssert isRefusedWith(Errno... errors) {
    if (actual.returned().errno().filter(Arrays.asList(errors)::contains).isEmpty()) {
      failWithMessage("%s", actual.returned());
    }
    return this;
  }
}
