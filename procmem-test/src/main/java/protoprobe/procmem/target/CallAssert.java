// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;

/** Assertions on the result of a system call; what it says is the call and its result. */
public final class CallAssert extends AbstractAssert<CallAssert, Returned> {
  private CallAssert(Returned actual) {
    super(actual, CallAssert.class);
  }

  /** Begins assertions on a result. */
  public static CallAssert assertThatCall(Returned actual) {
    return new CallAssert(actual);
  }

  /** Begins assertions on the result of a read. */
  public static CallAssert assertThatCall(Transfer actual) {
    return new CallAssert(actual.returned());
  }

  /** It failed, for one of these reasons. */
  public CallAssert failsWith(Errno... errors) {
    if (actual.errno().filter(Arrays.asList(errors)::contains).isEmpty()) {
      failWithMessage("%s", actual);
    }
    return this;
  }

  /** It succeeded, and returned that number. */
  public CallAssert returns(long value) {
    if (actual.raw() != value) {
      failWithMessage("%s", actual);
    }
    return this;
  }

  /** It succeeded. */
  public CallAssert succeeds() {
    if (!actual.ok()) {
      failWithMessage("%s", actual);
    }
    return this;
  }
}
