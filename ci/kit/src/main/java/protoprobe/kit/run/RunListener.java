// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import protoprobe.kit.result.Result;
import protoprobe.kit.result.RunRecord;

/** Hears how a run goes on; called from several threads. */
public interface RunListener {
  /**
   * The target is there, and no case has begun.
   *
   * @param begun the record so far, without results
   */
  default void reached(RunRecord begun) {}

  /** A case begins. */
  default void started(String id) {}

  /** A case has its result. */
  default void finished(Result result) {}
}
