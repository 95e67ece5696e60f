// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.util.List;
import java.util.Map;
import protoprobe.kit.cli.Family;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.report.Printable;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Reachable;
import protoprobe.kit.target.Target;
import protoprobe.procmem.agent.Entrance;
import protoprobe.procmem.local.LocalMachine;
import protoprobe.procmem.target.Facts;
import protoprobe.procmem.target.Kernel;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.MachineTarget;

/** Checks the access rules and the semantics of /proc/PID/mem. */
public final class ProcmemTest implements Probe {
  private final EntranceOptions options = new EntranceOptions();

  /** Runs the command line. */
  public static void main(String[] arguments) {
    ProbeMain.main(new ProcmemTest(), arguments);
  }

  @Override
  public String name() {
    return "procmem";
  }

  @Override
  public String tool() {
    return "procmem-test";
  }

  @Override
  public String description() {
    return "Checks the access rules and the semantics of /proc/PID/mem.";
  }

  @Override
  public String checks() {
    return "protoprobe.procmem.checks";
  }

  @Override
  public List<LocalTarget> locals() {
    return LocalMachine.all();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "procmem-test run --local host,gvisor --out results",
        "procmem-test run --exec 'docker exec -i web sh'",
        "procmem-test run --exec 'docker exec -i scratch' --agent-at /agent --arch aarch64");
  }

  @Override
  public Object options() {
    return options;
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of(
        "agent", new AgentCommand(), "enter", new EnterCommand(), "oracle", new OracleCommand());
  }

  @Override
  public boolean examinesHosts() {
    return false;
  }

  @Override
  public List<Reachable> reachables() {
    return options.entrance().stream()
        .map(way -> new Reachable(way.command(), () -> reach(way)))
        .toList();
  }

  private static Target reach(Entrance way) {
    return MachineTarget.enter(way::open, machine -> {}, machine -> info(way, machine));
  }

  /** Whoever is inside knows nothing of what it is in but the kernel. */
  private static TargetInfo info(Entrance way, Machine machine) {
    Kernel kernel = machine.kernel();
    return new TargetInfo(
        way.command(),
        false,
        Printable.text(kernel.name()),
        Printable.text(kernel.release()),
        Facts.of(machine));
  }

  @Override
  public Target connect(Address address, Family family) {
    throw new BadInput(address + ": expected a sandbox, got a host");
  }
}
