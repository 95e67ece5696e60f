// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import protoprobe.kit.result.RunRecord;

/** One target to be examined. */
public interface Job {
  /** The target's name, as reports show it. */
  String name();

  /** How many results it will tell: one for each case and attempt. */
  int planned();

  /** Examines it, and tells what came of it; never throws for what the target does. */
  RunRecord run(RunListener listener);

  /** Has {@link #run} return soon, with the results so far; may be called from any thread. */
  void stop();
}
