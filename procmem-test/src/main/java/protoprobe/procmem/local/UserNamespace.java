// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** A user namespace with one user, who is root there. */
final class UserNamespace implements Sandbox {
  @Override
  public String name() {
    return "userns";
  }

  @Override
  public String product() {
    return "Linux user namespace";
  }

  @Override
  public Optional<Tool> tool() {
    return Optional.of(new Tool("unshare", "util-linux"));
  }

  @Override
  public Set<Mark> marks() {
    return Set.of(Mark.USER_NAMESPACE);
  }

  @Override
  public List<String> command(Optional<Program> tool, Place place) {
    return List.of(tool.orElseThrow().path().toString(), "-Ur", place.agent().toString());
  }

  @Override
  public List<String> versionCommand(Optional<Program> tool) {
    return List.of();
  }
}
