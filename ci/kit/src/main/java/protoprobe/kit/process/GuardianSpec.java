// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.process;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a {@link Guardian} is to start.
 *
 * @param command the command line, made from the run directory as it will be seen inside
 * @param environment variables added to the JVM's own
 * @param addresses put on the namespace's {@code lo}, each as {@code ADDRESS/LENGTH}
 * @param visible paths outside that the command must still reach; need not exist yet
 * @param pipeOutput whether standard output is read through {@link Guardian#output()}; else the
 *     command shares the JVM's
 * @param errors receives what the command writes on standard error; never closed
 */
public record GuardianSpec(
    Function<RunDirectory, List<String>> command,
    Map<String, String> environment,
    List<String> addresses,
    List<Path> visible,
    boolean pipeOutput,
    OutputStream errors) {

  /** Copies the collections. */
  public GuardianSpec {
    environment = Map.copyOf(environment);
    addresses = List.copyOf(addresses);
    visible = List.copyOf(visible);
  }

  /** A command with nothing added; it shares the JVM's standard output and standard error. */
  public static GuardianSpec of(Function<RunDirectory, List<String>> command) {
    return new GuardianSpec(command, Map.of(), List.of(), List.of(), false, System.err);
  }

  /** A command that does not depend on the run directory. */
  public static GuardianSpec of(String... command) {
    List<String> fixed = List.of(command);
    return of(run -> fixed);
  }

  /** The same with these variables added to the JVM's own. */
  public GuardianSpec withEnvironment(Map<String, String> variables) {
    return new GuardianSpec(command, variables, addresses, visible, pipeOutput, errors);
  }

  /** The same with these addresses, each as {@code ADDRESS/LENGTH}, on the namespace's lo. */
  public GuardianSpec withAddresses(List<String> onLoopback) {
    return new GuardianSpec(command, environment, onLoopback, visible, pipeOutput, errors);
  }

  /** The same with these paths of the outside kept in sight. */
  public GuardianSpec withVisible(List<Path> paths) {
    return new GuardianSpec(command, environment, addresses, paths, pipeOutput, errors);
  }

  /** The same with standard output read by {@link Guardian#output()}. */
  public GuardianSpec withPipedOutput() {
    return new GuardianSpec(command, environment, addresses, visible, true, errors);
  }

  /** The same with standard error written to this stream. */
  public GuardianSpec withErrors(OutputStream stream) {
    return new GuardianSpec(command, environment, addresses, visible, pipeOutput, stream);
  }
}
