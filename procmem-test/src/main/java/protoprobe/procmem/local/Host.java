// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** No sandbox: this machine's kernel, in the pid namespace that every run has. */
final class Host implements Sandbox {
  @Override
  public String name() {
    return "host";
  }

  @Override
  public String product() {
    return "Linux";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.empty();
  }

  @Override
  public Set<Mark> marks() {
    return Set.of();
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    return List.of(place.agent().toString());
  }
}
