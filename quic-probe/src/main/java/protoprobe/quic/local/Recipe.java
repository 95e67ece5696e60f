// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.target.Availability;

/** How one real server is configured and started. */
interface Recipe {
  /** Its name on the command line. */
  String name();

  /** What it is. */
  String product();

  /** Last octet of its address. */
  int number();

  /** Whether it can be started here. */
  Availability availability();

  /** What it can. */
  Set<Trait> traits();

  /** Writes what it is configured with, and returns the command that keeps it in the foreground. */
  List<String> command(Premises premises);

  /** Variables added to the environment. */
  default Map<String, String> environment(Premises premises) {
    return Map.of();
  }

  /** Its version, as it or its package tells it. */
  Optional<String> version();

  /**
   * The QUIC library in it and its version, such as {@code quic-go 0.29.0}.
   *
   * @param log what the running server printed
   */
  String stack(Path log);
}
