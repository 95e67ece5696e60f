// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Program;

/** How one kind of sandbox runs a program. */
interface Sandbox {
  /** Its name on the command line. */
  String name();

  /** What it is. */
  String product();

  /** The program that makes it, and the Debian package that brings this; none for the host. */
  Optional<Tool> tool();

  /** What is different in it, without fail. */
  Set<Mark> marks();

  /**
   * The command line that runs the agent in there, with its pipes.
   *
   * @param tool the program; empty if none is needed
   * @param place where it may write
   */
  List<String> command(Optional<Program> tool, Place place);

  /** The command line that prints the program's version; empty if the kernel's counts. */
  default List<String> versionCommand(Optional<Program> tool) {
    return tool.map(found -> List.of(found.path().toString(), "--version")).orElse(List.of());
  }

  /**
   * A program that makes sandboxes.
   *
   * @param program its file name
   * @param debianPackage what brings it
   */
  record Tool(String program, String debianPackage) {}

  /**
   * Where a sandbox may write; all of it vanishes with the run.
   *
   * @param directory its own, existing
   * @param agent the agent's file, executable for all
   * @param number of the sandbox in this run, for what must have a name of its own
   */
  record Place(Path directory, Path agent, int number) {}
}
