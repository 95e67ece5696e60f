// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import protoprobe.kit.cli.Family;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;
import protoprobe.procmem.local.LocalMachine;

/** Checks the access rules and the semantics of /proc/PID/mem. Its catalogue is still empty. */
public final class ProcmemTest implements Probe {
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
        "procmem-test enter --exec 'docker exec -i web sh'",
        "procmem-test agent --arch aarch64 >agent",
        "procmem-test list");
  }

  @Override
  public Object options() {
    return new Options();
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of(
        "agent", new AgentCommand(), "enter", new EnterCommand(), "oracle", new OracleCommand());
  }

  @Override
  public Target connect(Address address, Family family) {
    throw new Refused(
        address + ": the catalogue of procmem-test is empty, there is nothing to ask");
  }

  @Command
  private static final class Options {}
}
