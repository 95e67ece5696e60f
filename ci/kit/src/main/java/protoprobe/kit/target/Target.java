// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import java.util.concurrent.CompletableFuture;
import protoprobe.kit.result.TargetInfo;

/** What is examined: it gives each check the objects that its parameters ask for. */
public interface Target extends AutoCloseable {
  /** Name, product and version, read from the running target. */
  TargetInfo info();

  /** Whether checks can ask for this type. */
  boolean gives(Class<?> type);

  /**
   * The object for a parameter of a check; objects with state are made for this case alone.
   *
   * @throws protoprobe.kit.check.Unsupported if the target is shown to lack it
   * @throws protoprobe.kit.check.NotApplicable if this environment lacks it
   */
  Object give(Class<?> type, CaseRun run);

  /**
   * Completed, with one line that says how, if a target that we started ends by itself; never with
   * an exception.
   */
  default CompletableFuture<String> ended() {
    return new CompletableFuture<>();
  }

  /** Closes every transport, so that blocked checks return. */
  @Override
  void close();
}
