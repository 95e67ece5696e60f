// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import protoprobe.kit.testing.Peers;

/** Readers of the services' formats that share nothing with us, from npm. */
final class Npm {
  /** Sets of Node.js 22, without which the youngest of the readers does not start on older ones. */
  private static final String YOUNGER =
      """
      const added = {
        union(other) { return new Set([...this, ...other]) },
        difference(other) { return new Set([...this].filter(each => !other.has(each))) },
        intersection(other) { return new Set([...this].filter(each => other.has(each))) },
      }
      for (const [name, made] of Object.entries(added)) Set.prototype[name] ??= made
      """;

  private final Path folder;

  private Npm(Path folder) {
    this.folder = folder;
  }

  static Npm install(Path folder, String... packages) throws Exception {
    Path npm = Peers.require("npm");
    Peers.require("node");
    Files.createDirectories(folder);
    List<String> line =
        new ArrayList<>(
            List.of(npm.toString(), "install", "--no-audit", "--no-fund", "--prefix", "."));
    line.addAll(List.of(packages));
    new Shell(folder).run(line.toArray(String[]::new)).good();
    Files.writeString(folder.resolve("younger.mjs"), YOUNGER);
    return new Npm(folder);
  }

  /** Runs a script that imports what is installed; what it prints. */
  String script(String text, Path argument) throws Exception {
    Path script = Files.writeString(folder.resolve("script.mjs"), text);
    return new Shell(folder)
        .run("node", script.toString(), argument.toString())
        .good()
        .words()
        .strip();
  }

  /** A command line that starts a program of the package, for any folder. */
  List<String> program(String file) throws IOException {
    return List.of(
        "node",
        "--import",
        folder.resolve("younger.mjs").toUri().toString(),
        folder.resolve("node_modules").resolve(file).toRealPath().toString());
  }
}
