// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.CaseRun;
import protoprobe.kit.target.Target;
import protoprobe.procmem.agent.Session;

/** A sandbox or kernel: each check gets a {@link Machine} in it for itself. */
public final class MachineTarget implements Target {
  private final Machines machines;
  private final TargetInfo info;

  private MachineTarget(Machines machines, TargetInfo info) {
    this.machines = machines;
    this.info = info;
  }

  /**
   * Goes in for the first time.
   *
   * @param way goes in; may be used by several threads at once
   * @param examine sees the first machine before any check; throws if it is not what it should be
   * @param named tells name, product and version of what was entered
   * @throws protoprobe.kit.fault.Refused if no agent answers
   */
  public static MachineTarget enter(
      Supplier<Session> way, Consumer<Machine> examine, Function<Machine, TargetInfo> named) {
    Machines machines = new Machines(way);
    try {
      Housekeeping first = machines.take();
      examine.accept(first.machine());
      TargetInfo info = named.apply(first.machine());
      machines.giveBack(first);
      return new MachineTarget(machines, info);
    } catch (RuntimeException failure) {
      machines.close();
      throw failure;
    }
  }

  @Override
  public TargetInfo info() {
    return info;
  }

  @Override
  public boolean gives(Class<?> type) {
    return type == Machine.class;
  }

  @Override
  public Object give(Class<?> type, CaseRun run) {
    return machines.lend(run);
  }

  @Override
  public void close() {
    machines.close();
  }
}
