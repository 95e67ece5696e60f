// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.target;

import java.util.List;
import protoprobe.kit.process.RunDirectory;

/** A real server, sandbox or kernel that a probe starts itself. */
public interface LocalTarget {
  /** Its name on the command line, such as {@code unbound}. */
  String name();

  /** What it is, such as {@code Unbound}. */
  String product();

  /** Addresses that must stand on {@code lo} before it starts, each as {@code ADDRESS/LENGTH}. */
  default List<String> addresses() {
    return List.of();
  }

  /** Whether it can be started here. */
  Availability availability();

  /**
   * Starts it, inside the namespaces of the run, and waits until it is ready.
   *
   * @param runDirectory vanishes with the run
   * @throws protoprobe.kit.fault.Refused if it does not become ready; the message carries its last
   *     words
   */
  Target start(RunDirectory runDirectory);
}
