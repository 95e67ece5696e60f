// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.util.Optional;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.Glimpse;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.Program;

/** Which version runs. */
final class Versions {
  private Versions() {}

  /** As the running server tells it: TXT of version.bind in class CHAOS. */
  static Optional<String> of(Endpoint endpoint) {
    return Glimpse.version(endpoint).flatMap(Printed::number);
  }

  /** As the program prints it. */
  static Optional<String> printed(Recipe recipe, Program program) {
    return Printed.number(Printed.by(recipe.versionCommand(program)));
  }
}
