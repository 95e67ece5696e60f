// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem;

import java.util.Optional;
import picocli.CommandLine.Option;
import protoprobe.kit.fault.BadInput;
import protoprobe.procmem.wire.Architecture;

/** Which agent. */
final class ArchitectureOption {
  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "x86-64 or aarch64; default: asked of the sandbox, else this machine's.")
  String label;

  Optional<Architecture> chosen() {
    return Optional.ofNullable(label).map(ArchitectureOption::parse);
  }

  private static Architecture parse(String label) {
    return Architecture.labelled(label)
        .orElseThrow(() -> new BadInput("--arch %s: expected x86-64 or aarch64".formatted(label)));
  }
}
