// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that stays in the foreground.
 *
 * @param name what to call it in messages
 * @param command the command line
 * @param directory its working directory
 * @param environment variables added to the JVM's own
 * @param log receives standard output and standard error
 */
public record DaemonSpec(
    String name, List<String> command, Path directory, Map<String, String> environment, Path log) {

  /** Copies the collections. */
  public DaemonSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A daemon in its own directory, with its log beside its other files as {@code NAME.log}. */
  public static DaemonSpec of(String name, Path directory, List<String> command) {
    return new DaemonSpec(name, command, directory, Map.of(), directory.resolve(name + ".log"));
  }

  /** The same with these variables added to the JVM's own. */
  public DaemonSpec withEnvironment(Map<String, String> variables) {
    return new DaemonSpec(name, command, directory, variables, log);
  }
}
