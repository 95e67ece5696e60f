// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.util.TreeMap;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;
import protoprobe.procmem.agent.Session;
import protoprobe.procmem.target.Machine;

/** This host's kernel with a fault. The session stays open for others. */
final class FaultyTarget implements Target {
  private final Machine machine;

  FaultyTarget(Session session, Fault fault) {
    this.machine = Machine.at(session, fault.gate());
  }

  @Override
  public TargetInfo info() {
    return new TargetInfo("host", true, "Linux", "1", new TreeMap<>());
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Machine.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return machine.during(run);
  }

  @Override
  public void close() {
    // The session belongs to the pool.
  }
}
