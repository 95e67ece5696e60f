// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.run;

import java.util.TreeMap;
import protoprobe.kit.result.RunRecord;
import protoprobe.kit.result.RunState;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.LocalTarget;

/** A local target that cannot be started here: its record says why. */
public final class AbsentJob implements Job {
  private final LocalTarget target;
  private final RecordDraft draft;

  /**
   * @param target the target that is not available
   */
  public AbsentJob(LocalTarget target, RecordDraft draft) {
    this.target = target;
    this.draft = draft;
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public int planned() {
    return 0;
  }

  @Override
  public RunRecord run(RunListener listener) {
    return draft.nothing(
        new TargetInfo(target.name(), true, target.product(), "", new TreeMap<>()),
        RunState.ABSENT,
        target.availability().text());
  }

  @Override
  public void stop() {
    // it takes no time
  }
}
