// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A random order that says in which checks begin, not that each waits for the one before it: any
 * orderer else has Jupiter run methods and their rows in one thread.
 */
final class ShuffledMethods extends MethodOrderer.Random {
  @Override
  public Optional<ExecutionMode> getDefaultExecutionMode() {
    return Optional.of(ExecutionMode.CONCURRENT);
  }
}
