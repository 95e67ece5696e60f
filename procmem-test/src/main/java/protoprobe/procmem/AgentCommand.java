// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import protoprobe.kit.fault.BadInput;
import protoprobe.kit.fault.ExitCode;
import protoprobe.kit.fault.Refused;
import protoprobe.procmem.agent.AgentFile;
import protoprobe.procmem.wire.Architecture;

@Command(
    name = "agent",
    description = "Write the agent, a static executable, to standard output.",
    footer = "%nExample: procmem-test agent --arch x86-64 >agent && chmod 755 agent")
final class AgentCommand implements Callable<Integer> {
  @Mixin ArchitectureOption architecture = new ArchitectureOption();
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Architecture chosen =
        architecture
            .chosen()
            .or(Architecture::ofThisJvm)
            .orElseThrow(() -> new BadInput("--arch: expected x86-64 or aarch64, got nothing"));
    byte[] file = AgentFile.of(chosen).bytes();
    System.out.write(file, 0, file.length);
    if (System.out.checkError()) {
      throw new Refused("agent: standard output takes no more");
    }
    return ExitCode.OK.code();
  }
}
