// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import protoprobe.procmem.target.Credentials;
import protoprobe.procmem.target.Kernel;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.Task;

/**
 * Where a process stands, as it sees itself.
 *
 * @param pidNamespace what {@code /proc/self/ns/pid} points to
 * @param userNamespace what {@code /proc/self/ns/user} points to
 * @param kernel name, release and build of uname(2)
 * @param self what {@code /proc/self/status} says
 */
record Vantage(String pidNamespace, String userNamespace, String kernel, Credentials self) {
  private static final Path OWN = Path.of("/proc/self");
  private static final Path BUILD = Path.of("/proc/sys/kernel");

  /** This JVM's. */
  static Vantage outside() {
    try {
      return new Vantage(
          Files.readSymbolicLink(OWN.resolve("ns/pid")).toString(),
          Files.readSymbolicLink(OWN.resolve("ns/user")).toString(),
          own("ostype") + " " + own("osrelease") + " " + own("version"),
          Credentials.parse(Files.readString(OWN.resolve("status"))));
    } catch (IOException failure) {
      throw new UncheckedIOException("this process's own place in /proc", failure);
    }
  }

  /** The agent's. */
  static Vantage inside(Machine machine) {
    Task task = machine.first();
    Kernel kernel = machine.kernel();
    return new Vantage(
        task.readLink("/proc/self/ns/pid"),
        task.readLink("/proc/self/ns/user"),
        kernel.name() + " " + kernel.release() + " " + kernel.version(),
        task.credentials());
  }

  private static String own(String name) throws IOException {
    return Files.readString(BUILD.resolve(name)).strip();
  }
}
