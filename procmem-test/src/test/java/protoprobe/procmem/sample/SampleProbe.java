// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import protoprobe.kit.cli.Family;
import protoprobe.kit.cli.Probe;
import protoprobe.kit.cli.ProbeMain;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;
import protoprobe.procmem.local.Impostors;
import protoprobe.procmem.local.LocalMachine;

/** The sample checks on all local targets, and on some that are not what they say. */
public final class SampleProbe implements Probe {
  /** Runs the command line. */
  public static void main(String[] arguments) {
    ProbeMain.main(new SampleProbe(), arguments);
  }

  @Override
  public String name() {
    return "procmem";
  }

  @Override
  public String tool() {
    return "sample-test";
  }

  @Override
  public String description() {
    return "Checks samples.";
  }

  @Override
  public String checks() {
    return "protoprobe.procmem.sample";
  }

  @Override
  public List<LocalTarget> locals() {
    List<LocalTarget> all = new ArrayList<>(LocalMachine.all());
    all.addAll(Impostors.all());
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of("sample-test run --local host");
  }

  @Override
  public Object options() {
    return new Options();
  }

  @Override
  public Map<String, Object> commands() {
    return Map.of();
  }

  @Override
  public Target connect(Address address, Family family) {
    throw new AssertionError("no hosts");
  }

  @Command
  private static final class Options {}
}
