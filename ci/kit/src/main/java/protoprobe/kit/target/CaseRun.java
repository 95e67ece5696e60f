// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import java.time.Duration;
import protoprobe.kit.catalogue.CheckCase;
import protoprobe.kit.check.Findings;

/** One execution of one case on one target: what the target must know to serve it. */
public interface CaseRun {
  /** Which case. */
  CheckCase checkCase();

  /** How often the case was run before, in this run. */
  int attempt();

  /** Where to note what is seen. */
  Findings findings();

  /** Time left until the deadline, never negative. */
  Duration remaining();

  /**
   * Has something closed when the deadline passes, the run is interrupted, or the check ends,
   * whichever comes first; a Java time-out cannot interrupt a read.
   */
  void closeLater(AutoCloseable transport);

  /**
   * Whether every provocation is to be replaced by the control that went before it: how tests prove
   * that a check depends on its stimulus.
   */
  boolean stimulusRemoved();
}
