// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import protoprobe.kit.testing.Peers;

/** What the tests of local runs need: the resolvers, and the executable where all can reach it. */
final class Installed {
  private Installed() {}

  /** A copy of the executable in that folder, where every resolver is installed. */
  static Path everything(Path folder) throws IOException {
    for (String program : new String[] {"named", "kresd", "pdns_recursor", "unbound", "unshare"}) {
      Peers.require(program);
    }
    return copy(folder, "edns-probe");
  }

  static Path copy(Path folder, String name) throws IOException {
    return Files.copy(Call.BUILT, folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
  }
}
