// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A command line to be started as a user would. Everything that comes of it inherits a mark in its
 * environment, by which it is found.
 *
 * @param line the program and its arguments
 * @param directory where it is started
 * @param environment all of it
 * @param mark {@code NAME=VALUE}, in the environment too
 */
record Call(List<String> line, Path directory, Map<String, String> environment, String mark) {
  private static final String MARK = "PROTOPROBE_E2E";

  /** What the package phase made. */
  static final Path BUILT = Path.of("target", "edns-probe").toAbsolutePath();

  /** The built executable with these arguments and the environment of the tests. */
  static Call of(String... arguments) {
    return of(BUILT, arguments);
  }

  /** Another program. */
  static Call of(Path program, String... arguments) {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(arguments));
    String value = UUID.randomUUID().toString();
    Call call = new Call(line, Path.of("").toAbsolutePath(), System.getenv(), MARK + "=" + value);
    // where peers are required, a missing one is no longer what a user sees
    return call.without("PROTOPROBE_REQUIRE_PEERS").with(MARK, value);
  }

  /** The same with this in front, such as {@code setpriv} and its options. */
  Call behind(List<String> prefix) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(line);
    return new Call(whole, directory, environment, mark);
  }

  /** The same with these arguments at the end. */
  Call and(String... arguments) {
    List<String> whole = new ArrayList<>(line);
    whole.addAll(List.of(arguments));
    return new Call(whole, directory, environment, mark);
  }

  /** The same, with everything written there. */
  Call into(Output output) {
    return and("--out", output.folder().toString());
  }

  /** The same, repeating its checks for far longer than any test waits. */
  Call forever() {
    return and("--progress", "plain", "--jobs", "2", "--repeat", "1000");
  }

  Call in(Path folder) {
    return new Call(line, folder, environment, mark);
  }

  Call with(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Call(line, directory, changed, mark);
  }

  Call without(String name) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.remove(name);
    return new Call(line, directory, changed, mark);
  }

  /** The same with nothing in its environment but PATH, and the mark. */
  Call bare() {
    Map<String, String> path = Map.of("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    Call bare = new Call(line, directory, path, mark);
    return bare.with(MARK, mark.substring(MARK.length() + 1));
  }

  Running start() throws IOException {
    return Running.start(this);
  }

  /** Starts it and waits for its end. */
  Ran run() throws IOException, InterruptedException {
    try (Running running = start()) {
      return running.end();
    }
  }
}
